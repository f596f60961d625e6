import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import { parseMultipart } from "../http/multipart.ts";
import { RefusedError } from "../person-acts.ts";
import type { Content, Said } from "../person-acts.ts";
import type { StoredFile } from "../store/files.ts";
import type { FileInfo } from "../wire.ts";

const KINDS = ["document", "photo", "voice", "sticker"] as const;

type Kind = (typeof KINDS)[number];

const Fields = z.object({
  client_id: z.string().min(1).max(100),
  kind: z.enum(KINDS).default("document"),
  caption: z.string().max(1024).optional(),
  // Pictures that were sent together carry the same one.
  group_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  reply_to_message_id: z.coerce.number().int().optional(),
  // What the sender's device knows of a picture or recording; unknown is 0.
  width: z.coerce.number().int().min(0).default(0),
  height: z.coerce.number().int().min(0).default(0),
  duration: z.coerce.number().int().min(0).default(0),
});

/** Keeps the uploaded file and words the message that carries it. */
export async function readMedia(
  exchange: Exchange,
  contentType: string,
  body: Buffer,
): Promise<Said> {
  const parts = parseMultipart(contentType, body);
  const texts = parts.filter((part) => part.fileName === undefined);
  const fields = Fields.parse(
    Object.fromEntries(texts.map((part) => [part.name, part.bytes.toString("utf8")])),
  );
  const upload = parts.find((part) => part.fileName !== undefined);
  if (upload === undefined || upload.bytes.length === 0) throw new RefusedError("file_empty");
  const file = await exchange.files.save({ name: upload.fileName ?? "", bytes: upload.bytes });
  const caption = fields.caption === "" ? undefined : fields.caption;
  const media_group_id = fields.group_id;
  const content = { ...CONTENT[fields.kind](file, fields), caption, media_group_id };
  return { clientId: fields.client_id, content, replyTo: fields.reply_to_message_id };
}

const CONTENT: Readonly<
  Record<Kind, (file: StoredFile, fields: z.output<typeof Fields>) => Content>
> = {
  document: (file) => ({ document: info(file) }),
  photo: (file, { width, height }) => ({ photo: [{ ...info(file), width, height }] }),
  voice: (file, { duration }) => ({ voice: { ...info(file), duration } }),
  sticker: (file, { width, height }) => ({
    sticker: {
      ...info(file),
      type: "regular",
      width,
      height,
      is_animated: false,
      is_video: false,
    },
  }),
};

function info({ sha256: _kept, ...file }: StoredFile): FileInfo {
  return file;
}
