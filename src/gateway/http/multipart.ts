/** One part of a multipart/form-data body. `fileName` is there when the part is a file. */
export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly bytes: Buffer;
}

/** The body is not what its content type says. */
export class MultipartError extends Error {
  override readonly name = "MultipartError";
}

/**
 * Takes a multipart/form-data body apart, leniently: grammY writes file names unquoted and in raw UTF-8
 * (`filename=报告.pdf`), on which stricter parsers throw or drop the file.
 */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = boundaryOf(contentType);
  const parts: Part[] = [];
  let at = startOfFirstPart(body, boundary);
  for (;;) {
    const after = body.toString("latin1", at, at + 2);
    if (after === "--") return parts;
    if (after !== "\r\n") throw new MultipartError("a boundary is not followed by a line break");
    const headersEnd = body.indexOf("\r\n\r\n", at);
    if (headersEnd === -1) throw new MultipartError("a part has no end of its headers");
    const end = body.indexOf(`\r\n--${boundary}`, headersEnd + 2);
    if (end === -1) throw new MultipartError("a part has no end");
    const headers = body.toString("utf8", at + 2, headersEnd);
    // An empty part: the line break that ends the headers is also the one before the boundary.
    const bytes = body.subarray(Math.min(headersEnd + 4, end), end);
    parts.push(describe(headers, bytes));
    if (parts.length > MOST_PARTS) throw new MultipartError("too many parts");
    at = end + boundary.length + 4;
  }
}

const MOST_PARTS = 100;

function boundaryOf(contentType: string): string {
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined || boundary.length > 200) throw new MultipartError("no boundary");
  return boundary;
}

function startOfFirstPart(body: Buffer, boundary: string): number {
  if (body.indexOf(`--${boundary}`) === 0) return boundary.length + 2;
  const start = body.indexOf(`\r\n--${boundary}`);
  if (start === -1) throw new MultipartError("the boundary does not occur");
  return start + boundary.length + 4;
}

function describe(headers: string, bytes: Buffer): Part {
  const disposition = headers
    .split("\r\n")
    .find((line) => /^content-disposition\s*:/i.test(line.trim()));
  const parameters = parametersOf(disposition ?? "");
  const name = parameters.get("name");
  if (name === undefined) throw new MultipartError("a part has no name");
  const fileName = extendedName(parameters.get("filename*")) ?? parameters.get("filename");
  return fileName === undefined ? { name, bytes } : { name, fileName, bytes };
}

/** A quoted value ends the parameter; an unquoted one may hold anything up to the next `; key=`. */
const PARAMETER =
  /;\s*([a-z*]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"(?=\s*(?:;|$))|([^;]*(?:;(?!\s*[a-z*]+\s*=)[^;]*)*))/gi;

function parametersOf(header: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [, key = "", quoted, plain = ""] of header.matchAll(PARAMETER)) {
    parameters.set(key.toLowerCase(), quoted === undefined ? plain.trim() : unescapeQuoted(quoted));
  }
  return parameters;
}

/** Browsers write `%22` for a quote in a name, older clients `\"`. */
function unescapeQuoted(text: string): string {
  return text
    .replace(/\\(["\\])/g, "$1")
    .replace(/%22/g, '"')
    .replace(/%0[AD]/gi, "");
}

function extendedName(value: string | undefined): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(value ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
