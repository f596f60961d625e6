import { picture } from "./helpers.ts";

/** What Telegram refuses, and in which words: a written table. One row is one call. */
export interface Refusal {
  readonly title: string;
  readonly method: string;
  readonly params: (world: Chat) => object;
  /** 400 unless told. */
  readonly code?: number;
  /** Without "Bad Request: ", which stands before every 400. */
  readonly description: string;
}

/** The chat that the rows speak of, and the messages in it. */
export interface Chat {
  readonly chat_id: number;
  /** Of a person who stopped the bot. */
  readonly blocked: number;
  /** The bot's, with an inline keyboard. */
  readonly text: number;
  readonly document: number;
  /** The bot's, with a reply keyboard. */
  readonly keyboard: number;
  /** The person's. */
  readonly own: number;
  /** The bot's and the person's, 49 hours old. */
  readonly old: number;
  readonly oldOwn: number;
  /** Ids of a press just now, and of one an hour ago. */
  readonly press: string;
  readonly oldPress: string;
  /** A file of more than 20 MB. */
  readonly bigFile: string;
}

type Row = readonly [title: string, params: (world: Chat) => object, description: string];

function rows(method: string, table: readonly Row[], code?: number): Refusal[] {
  return table.map(([title, params, description]) => ({
    title,
    method,
    params,
    description,
    ...(code === undefined ? {} : { code }),
  }));
}

const NONE = 99_999;

/**
 * The text is looked at before the chat.
 * Client.cpp get_input_message_text, get_formatted_text, check_chat;
 * td MessageEntity.cpp fix_formatted_text, MessageContent.cpp get_input_message_content.
 */
const TEXTS = rows("sendMessage", [
  ["no text", ({ chat_id }) => ({ chat_id }), "message text is empty"],
  ["empty text", ({ chat_id }) => ({ chat_id, text: "" }), "message text is empty"],
  ["no text and no chat", () => ({}), "message text is empty"],
  ["a blank text", ({ chat_id }) => ({ chat_id, text: " \n " }), "text must be non-empty"],
  [
    "nothing left after parsing",
    ({ chat_id }) => ({ chat_id, text: "<b> </b>", parse_mode: "HTML" }),
    "text must be non-empty",
  ],
  [
    "4097 characters",
    ({ chat_id }) => ({ chat_id, text: "字".repeat(4097) }),
    "message is too long",
  ],
  [
    "4097 characters, each of two UTF-16 units",
    ({ chat_id }) => ({ chat_id, text: "𠮷".repeat(4097) }),
    "message is too long",
  ],
  [
    "more than 32 KiB of source",
    ({ chat_id }) => ({ chat_id, text: "x".repeat(32_769) }),
    "text is too long",
  ],
  [
    "an unknown parse_mode",
    ({ chat_id }) => ({ chat_id, text: "x", parse_mode: "LaTeX" }),
    "unsupported parse_mode",
  ],
  ["no chat", () => ({ text: "x" }), "chat_id is empty"],
  ["an unknown chat", () => ({ chat_id: 1, text: "x" }), "chat not found"],
  ["a group", () => ({ chat_id: -1_001_234_567_890, text: "x" }), "chat not found"],
  ["a public name", () => ({ chat_id: "@nobody", text: "x" }), "chat not found"],
  [
    "a reply to nothing",
    ({ chat_id }) => ({ chat_id, text: "x", reply_parameters: { message_id: NONE } }),
    "message to be replied not found",
  ],
  [
    "a reply to something that is no object",
    ({ chat_id }) => ({ chat_id, text: "x", reply_parameters: 5 }),
    "object expected as reply parameters",
  ],
  [
    "a reply without its message",
    ({ chat_id }) => ({ chat_id, text: "x", reply_parameters: { quote: "y" } }),
    `can't find field "message_id"`,
  ],
]);

const entity =
  (text: string, found: object): Row[1] =>
  ({ chat_id }) => ({ chat_id, text, entities: [found] });

/** Client.cpp get_text_entity; td MessageEntity.cpp fix_formatted_text, clean_input_string_with_entities. */
const ENTITIES = rows("sendMessage", [
  [
    "an entity of an unknown type",
    entity("报告", { type: "loud", offset: 0, length: 1 }),
    "can't parse MessageEntity: Unsupported type specified",
  ],
  [
    "an entity without offset",
    entity("报告", { type: "bold", length: 1 }),
    `can't parse MessageEntity: Can't find field "offset"`,
  ],
  [
    "an entity before the text",
    entity("报告", { type: "bold", offset: -1, length: 1 }),
    "receive an entity with incorrect offset -1",
  ],
  [
    "an entity of negative length",
    entity("报告", { type: "bold", offset: 0, length: -2 }),
    "receive an entity with incorrect length -2",
  ],
  [
    "an entity after the end",
    entity("报告", { type: "bold", offset: 7, length: 1 }),
    "entity begins after the end of the text at UTF-16 offset 7",
  ],
  [
    "an entity over the end",
    entity("报告", { type: "bold", offset: 0, length: 9 }),
    "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
  ],
  [
    "an entity that begins inside an emoji",
    entity("😀报", { type: "bold", offset: 1, length: 2 }),
    "entity begins in a middle of a UTF-16 symbol at byte offset 4",
  ],
  [
    "an entity that ends inside an emoji",
    entity("😀报", { type: "bold", offset: 0, length: 1 }),
    "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
  ],
]);

/** Sources with an error, by parse mode: the words after "can't parse entities: ". Offsets are in UTF-8 bytes. */
const BROKEN: Readonly<Record<string, readonly (readonly [source: string, words: string])[]>> = {
  // td MessageEntity.cpp parse_html
  HTML: [
    ["报<X>告</X>", `Unsupported start tag "x" at byte offset 3`],
    ["1 < 2", `Unsupported start tag "" at byte offset 2`],
    ["报<b", "Unclosed start tag at byte offset 3"],
    ["<a href", `Unclosed start tag "a" at byte offset 0`],
    [`<a href="x`, "Unclosed start tag at byte offset 0"],
    ["<a =>x</a>", `Empty attribute name in the tag "a" at byte offset 0`],
    ["<a href=报>x</a>", "Unexpected end of name token at byte offset 8"],
    ["<span>x</span>", `Tag "span" must have class "tg-spoiler" at byte offset 0`],
    ["报</b>", "Unexpected end tag at byte offset 3"],
    ["<b>报</b", "Unclosed end tag at byte offset 6"],
    ["<b><i>报</b></i>", `Unmatched end tag at byte offset 9, expected "</i>", found "</b>"`],
    ["<b>报<i>告", `Can't find end tag corresponding to start tag "i"`],
    [`<tg-emoji emoji-id="x">👍</tg-emoji>`, "Invalid custom emoji identifier specified"],
  ],
  // td MessageEntity.cpp parse_markdown_v2
  MarkdownV2: [
    ["报告.", String.raw`Character '.' is reserved and must be escaped with the preceding '\'`],
    ["2025-01", String.raw`Character '-' is reserved and must be escaped with the preceding '\'`],
    ["a|b", String.raw`Character '|' is reserved and must be escaped with the preceding '\'`],
    ["好!", String.raw`Character '!' is reserved and must be escaped with the preceding '\'`],
    ["a>b", String.raw`Character '>' is reserved and must be escaped with the preceding '\'`],
    ["x]", String.raw`Character ']' is reserved and must be escaped with the preceding '\'`],
    ["报*告", "Can't find end of Bold entity at byte offset 3"],
    ["_报", "Can't find end of Italic entity at byte offset 0"],
    ["__报_", "Can't find end of Italic entity at byte offset 5"],
    ["~报", "Can't find end of Strikethrough entity at byte offset 0"],
    ["||报", "Can't find end of Spoiler entity at byte offset 0"],
    ["`报", "Can't find end of Code entity at byte offset 0"],
    ["```报", "Can't find end of Pre entity at byte offset 0"],
    ["```sh\n报", "Can't find end of PreCode entity at byte offset 0"],
    ["[报", "Can't find end of TextUrl entity at byte offset 0"],
    ["[报](http://a.cn", "Can't find end of a URL at byte offset 6"],
    ["*报 _告* x_", "Can't find end of Italic entity at byte offset 12"],
    ["![👍]", "The entity must contain a tg://emoji or tg://time URL"],
    ["![👍](http://a.cn)", "Invalid tg://emoji or tg://time URL specified"],
    [">*报\n告*", "Can't find end of Bold entity at byte offset 1"],
  ],
  // td MessageEntity.cpp parse_markdown
  Markdown: [
    ["报*告", "Can't find end of the entity starting at byte offset 3"],
    ["snake_case", "Can't find end of the entity starting at byte offset 5"],
    ["报`告", "Can't find end of the entity starting at byte offset 3"],
    ["```sh\n报``", "Can't find end of the entity starting at byte offset 0"],
    ["[报", "Can't find end of the entity starting at byte offset 0"],
  ],
};

const PARSING = Object.entries(BROKEN).flatMap(([parse_mode, sources]) =>
  rows(
    "sendMessage",
    sources.map(([text, words]) => [
      `${parse_mode} ${JSON.stringify(text)}`,
      ({ chat_id }) => ({ chat_id, text, parse_mode }),
      `can't parse entities: ${words}`,
    ]),
  ),
);

const markup =
  (reply_markup: unknown): Row[1] =>
  ({ chat_id }) => ({ chat_id, text: "x", reply_markup });

const button = (found: unknown): Row[1] => markup({ inline_keyboard: [[found]] });

/**
 * Client.cpp get_reply_markup, get_inline_keyboard_button_type; td ReplyMarkup.cpp, LinkManager.cpp check_link.
 * Words in capitals are the datacentre's own, as https://core.telegram.org/method/messages.sendMessage lists them.
 */
const KEYBOARDS = rows("sendMessage", [
  ["a markup that is no object", markup(5), "object expected as reply markup"],
  ["a markup that is no JSON", markup("{"), "can't parse reply keyboard markup JSON object"],
  [
    "a keyboard that is no list",
    markup({ keyboard: "x" }),
    `field "keyboard" must be of type Array`,
  ],
  [
    "a keyboard without rows",
    markup({ keyboard: ["x"] }),
    `field "keyboard" must be an Array of Arrays`,
  ],
  [
    "an inline keyboard without rows",
    markup({ inline_keyboard: [{ text: "x" }] }),
    `field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`,
  ],
  [
    "a key that is a number",
    markup({ keyboard: [[5]] }),
    "can't parse keyboard button: KeyboardButton must be a String or an Object",
  ],
  [
    "an inline button that is a string",
    button("x"),
    "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
  ],
  [
    "an inline button without text",
    button({ callback_data: "x" }),
    `can't parse inline keyboard button: Can't find field "text"`,
  ],
  [
    "an inline button without action",
    button({ text: "x" }),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    "empty callback data",
    button({ text: "x", callback_data: "" }),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    "callback data of 65 bytes",
    button({ text: "x", callback_data: "x".repeat(65) }),
    "BUTTON_DATA_INVALID",
  ],
  [
    "callback data of 22 Chinese characters",
    button({ text: "x", callback_data: "报".repeat(22) }),
    "BUTTON_DATA_INVALID",
  ],
  [
    "a link to a host without a dot",
    button({ text: "x", url: "http://intranet/" }),
    "inline keyboard button URL 'http://intranet/' is invalid: Wrong HTTP URL",
  ],
  [
    "a link by another protocol",
    button({ text: "x", url: "ftp://a.cn/" }),
    "inline keyboard button URL 'ftp://a.cn/' is invalid: Unsupported URL protocol",
  ],
  [
    "a script for a link",
    button({ text: "x", url: "javascript:alert(1)" }),
    "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong port number specified in the URL",
  ],
  [
    "257 characters to copy",
    button({ text: "x", copy_text: { text: "字".repeat(257) } }),
    "BUTTON_COPY_TEXT_INVALID",
  ],
  [
    "101 inline buttons",
    markup({
      inline_keyboard: Array.from({ length: 101 }, () => [{ text: "x", callback_data: "x" }]),
    }),
    "reply markup is too long",
  ],
]);

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const NO_ID = "message identifier is not specified";
const KEYS = { inline_keyboard: [[{ text: "好", callback_data: "ok" }]] };

/** Client.cpp check_message, fail_query_with_error; td MessagesManager.cpp can_edit_message, edit_message_text, edit_message_caption. */
const EDITS = [
  ...rows("editMessageText", [
    ["no text", ({ chat_id, text }) => ({ chat_id, message_id: text }), "message text is empty"],
    [
      "a blank text",
      ({ chat_id, text }) => ({ chat_id, message_id: text, text: " " }),
      "text must be non-empty",
    ],
    // Of a new message the server counts the characters itself; of a changed one the datacentre does.
    [
      "4097 characters",
      ({ chat_id, text }) => ({ chat_id, message_id: text, text: "字".repeat(4097) }),
      "MESSAGE_TOO_LONG",
    ],
    ["neither chat nor message", () => ({ text: "x" }), NO_ID],
    [
      "no message",
      ({ chat_id }) => ({ chat_id, message_id: NONE, text: "x" }),
      "message to edit not found",
    ],
    [
      "a chat but no message id",
      ({ chat_id }) => ({ chat_id, text: "x" }),
      "message to edit not found",
    ],
    [
      "the person's message",
      ({ chat_id, own }) => ({ chat_id, message_id: own, text: "x" }),
      "message can't be edited",
    ],
    [
      "a message that brought a reply keyboard",
      ({ chat_id, keyboard }) => ({ chat_id, message_id: keyboard, text: "x" }),
      "message can't be edited",
    ],
    [
      "a document",
      ({ chat_id, document }) => ({ chat_id, message_id: document, text: "x" }),
      "there is no text in the message to edit",
    ],
    [
      "the same again",
      ({ chat_id, text }) => ({ chat_id, message_id: text, text: "甲", reply_markup: KEYS }),
      NOT_MODIFIED,
    ],
    [
      "the same again, but for spaces at its end",
      ({ chat_id, text }) => ({ chat_id, message_id: text, text: "甲 \n", reply_markup: KEYS }),
      NOT_MODIFIED,
    ],
    [
      "a reply keyboard",
      ({ chat_id, text }) => ({
        chat_id,
        message_id: text,
        text: "乙",
        reply_markup: { keyboard: [["x"]] },
      }),
      "inline keyboard expected",
    ],
  ]),
  ...rows("editMessageCaption", [
    [
      "a text",
      ({ chat_id, text }) => ({ chat_id, message_id: text, caption: "x" }),
      "there is no caption in the message to edit",
    ],
    [
      "the same again",
      ({ chat_id, document }) => ({ chat_id, message_id: document, caption: "附件" }),
      NOT_MODIFIED,
    ],
    [
      "1025 characters",
      ({ chat_id, document }) => ({ chat_id, message_id: document, caption: "字".repeat(1025) }),
      "MEDIA_CAPTION_TOO_LONG",
    ],
  ]),
  ...rows("editMessageReplyMarkup", [
    [
      "the same again",
      ({ chat_id, text }) => ({ chat_id, message_id: text, reply_markup: KEYS }),
      NOT_MODIFIED,
    ],
    ["no message", ({ chat_id }) => ({ chat_id, message_id: NONE }), "message to edit not found"],
  ]),
];

const FOR_EVERYONE = "message can't be deleted for everyone";

/** Client.cpp process_delete_message_query, get_message_ids; td MessagesManager.cpp can_revoke_message: 48 hours. */
const DELETIONS = [
  ...rows("deleteMessage", [
    ["no chat", ({ text }) => ({ message_id: text }), "chat identifier is not specified"],
    ["no message id", ({ chat_id }) => ({ chat_id }), NO_ID],
    ["no message", ({ chat_id }) => ({ chat_id, message_id: NONE }), "message to delete not found"],
    ["the bot's, two days old", ({ chat_id, old }) => ({ chat_id, message_id: old }), FOR_EVERYONE],
    [
      "the person's, two days old",
      ({ chat_id, oldOwn }) => ({ chat_id, message_id: oldOwn }),
      FOR_EVERYONE,
    ],
  ]),
  ...rows("deleteMessages", [
    ["none given", ({ chat_id }) => ({ chat_id }), "message identifiers are not specified"],
    [
      "an empty list",
      ({ chat_id }) => ({ chat_id, message_ids: [] }),
      "message identifiers are not specified",
    ],
    [
      "101 of them",
      ({ chat_id }) => ({ chat_id, message_ids: Array.from({ length: 101 }, (_, id) => id + 1) }),
      "too many message identifiers specified",
    ],
    [
      "no list",
      ({ chat_id }) => ({ chat_id, message_ids: 5 }),
      "expected an Array of message identifiers",
    ],
    [
      "a list of something else",
      ({ chat_id }) => ({ chat_id, message_ids: [true] }),
      "message identifier must be a Number",
    ],
    [
      "an impossible id",
      ({ chat_id }) => ({ chat_id, message_ids: [0] }),
      "invalid message identifier specified",
    ],
    [
      "one that is too old among them",
      ({ chat_id, old }) => ({ chat_id, message_ids: [NONE, old] }),
      FOR_EVERYONE,
    ],
  ]),
];

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** Client.cpp fail_query_with_error; the length is the datacentre's: core.telegram.org/method/messages.setBotCallbackAnswer. */
const PRESSES = rows("answerCallbackQuery", [
  ["no id", () => ({}), TOO_OLD],
  ["an unknown id", () => ({ callback_query_id: "1" }), TOO_OLD],
  ["a press of an hour ago", ({ oldPress }) => ({ callback_query_id: oldPress }), TOO_OLD],
  [
    "201 characters",
    ({ press }) => ({ callback_query_id: press, text: "字".repeat(201) }),
    "MESSAGE_TOO_LONG",
  ],
]);

const file = (content: Buffer<ArrayBuffer> | string, name = "甲.bin"): File =>
  new File([content], name);

const MB = 1024 * 1024;
const UNKNOWN_FILE =
  "wrong remote file identifier specified: can't unserialize it. Wrong last symbol";

/**
 * Client.cpp get_input_file, check_remote_file_id, do_get_file; td FileManager.cpp from_persistent_id,
 * FileLoaderUtils.cpp check_full_local_location; pictures: core.telegram.org/method/messages.sendMedia.
 */
const FILES = [
  ...rows("sendDocument", [
    ["no file", ({ chat_id }) => ({ chat_id }), "there is no document in the request"],
    [
      "a part that is not there",
      ({ chat_id }) => ({ chat_id, document: "attach://甲" }),
      "there is no document in the request",
    ],
    ["an unknown id", ({ chat_id }) => ({ chat_id, document: "no-such-file" }), UNKNOWN_FILE],
    [
      "an id in Chinese",
      ({ chat_id }) => ({ chat_id, document: "年报年报" }),
      "wrong remote file identifier specified: Wrong character in the string",
    ],
    [
      "an address: nothing is fetched here",
      ({ chat_id }) => ({ chat_id, document: "https://example.cn/a.pdf" }),
      "failed to get HTTP URL content",
    ],
    ["an empty file", ({ chat_id }) => ({ chat_id, document: file("") }), "file must be non-empty"],
    [
      "a caption of 1025 characters",
      ({ chat_id }) => ({ chat_id, document: file("x"), caption: "字".repeat(1025) }),
      "message caption is too long",
    ],
    [
      "a broken caption",
      ({ chat_id }) => ({ chat_id, document: file("x"), caption: "<b>报", parse_mode: "HTML" }),
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
  ]),
  ...rows("sendPhoto", [
    ["no file", ({ chat_id }) => ({ chat_id }), "there is no photo in the request"],
    [
      "no picture",
      ({ chat_id }) => ({ chat_id, photo: file("这不是图片", "a.png") }),
      "IMAGE_PROCESS_FAILED",
    ],
    [
      "a picture of 10 MB and a byte",
      ({ chat_id }) => ({ chat_id, photo: file(Buffer.alloc(10 * MB + 1), "a.png") }),
      "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ],
    [
      "a picture 21 times as wide as it is high",
      ({ chat_id }) => ({ chat_id, photo: file(picture(210, 10), "a.png") }),
      "PHOTO_INVALID_DIMENSIONS",
    ],
    [
      "a picture of more than 10000 points in all",
      ({ chat_id }) => ({ chat_id, photo: file(picture(9000, 1001), "a.png") }),
      "PHOTO_INVALID_DIMENSIONS",
    ],
  ]),
  ...rows("sendVoice", [
    ["no file", ({ chat_id }) => ({ chat_id }), "there is no voice in the request"],
  ]),
  ...rows("getFile", [
    ["no id", () => ({}), "file_id not specified"],
    ["an unknown id", () => ({ file_id: "no-such-file" }), "invalid file_id"],
    ["a way out of the folder", () => ({ file_id: "../people" }), "invalid file_id"],
    ["more than 20 MB", ({ bigFile }) => ({ file_id: bigFile }), "file is too big"],
  ]),
];

const group =
  (media: unknown, files: Readonly<Record<string, File>> = {}): Row[1] =>
  ({ chat_id }) => ({ chat_id, ...(media === undefined ? {} : { media }), ...files });

const pages = (count: number, type = "photo"): object[] =>
  Array.from({ length: count }, () => ({ type, media: "attach://a" }));

const PAGE = { a: file(picture(20, 20), "a.png") };

/** Client.cpp get_input_media, get_input_message_contents, on_message_send_failed; td MessageContent.cpp check_message_group_message_contents. */
const GROUPS = rows("sendMediaGroup", [
  ["no media", group(undefined), `parameter "media" is required`],
  ["media that are no JSON", group("["), "can't parse media JSON object"],
  ["media that are no list", group({}), "expected an Array of InputMedia"],
  ["an empty list", group([]), "there are no messages to send"],
  ["a part that is no object", group(["x"]), "can't parse InputMedia: expected an Object"],
  [
    "a part without type",
    group([{ media: "attach://a" }], PAGE),
    `can't parse InputMedia: Can't find field "type"`,
  ],
  [
    "a part that was not uploaded",
    group([{ type: "photo", media: "attach://b" }], PAGE),
    "can't parse InputMedia: media not found",
  ],
  [
    "an unknown type",
    group([{ type: "sticker", media: "attach://a" }], PAGE),
    `can't parse InputMedia: type "sticker" is unsupported`,
  ],
  [
    "an animation",
    group([{ type: "animation", media: "attach://a" }], PAGE),
    `can't parse InputMedia: type "animation" can't be used in sendMediaGroup`,
  ],
  ["11 of them", group(pages(11), PAGE), "too many messages to send as an album"],
  [
    "documents among pictures",
    group([...pages(1), ...pages(1, "document")], PAGE),
    "document can't be mixed with other media types",
  ],
  [
    "a part that is no picture",
    group([...pages(1), { type: "photo", media: "attach://b" }], {
      ...PAGE,
      b: file("这不是图片", "b.png"),
    }),
    `failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"`,
  ],
]);

const command =
  (found: unknown): Row[1] =>
  () => ({ commands: [found] });
const scope =
  (found: unknown): Row[1] =>
  () => ({ commands: [{ command: "a", description: "甲" }], scope: found });

/** Client.cpp get_bot_commands, get_bot_command_scope; td BotCommand.cpp set_commands, BotCommandScope.cpp; core.telegram.org/method/bots.setBotCommands. */
const COMMANDS = rows("setMyCommands", [
  ["no JSON", () => ({ commands: "[" }), "can't parse commands JSON object"],
  ["no list", () => ({ commands: {} }), "expected an Array of BotCommand"],
  ["no object", command("x"), "can't parse BotCommand: expected an Object"],
  ["no name", command({ description: "甲" }), `can't parse BotCommand: Can't find field "command"`],
  ["an empty name", command({ command: "/", description: "甲" }), "command must be non-empty"],
  [
    "a name of 33 letters",
    command({ command: "a".repeat(33), description: "甲" }),
    "command length must not exceed 32",
  ],
  ["a capital letter", command({ command: "Start", description: "甲" }), "BOT_COMMAND_INVALID"],
  ["a Chinese name", command({ command: "开始", description: "甲" }), "BOT_COMMAND_INVALID"],
  [
    "a blank description",
    command({ command: "a", description: " " }),
    "command description must be non-empty",
  ],
  [
    "a description of 257 characters",
    command({ command: "a", description: "字".repeat(257) }),
    "command description length must not exceed 256",
  ],
  [
    "101 commands",
    () => ({
      commands: Array.from({ length: 101 }, (_, n) => ({ command: `a${n}`, description: "甲" })),
    }),
    "BOT_COMMANDS_TOO_MUCH",
  ],
  [
    "a language of more than two letters",
    () => ({ commands: [{ command: "a", description: "甲" }], language_code: "zh-CN" }),
    "invalid language code specified",
  ],
  [
    "a scope that is no object",
    scope(5),
    "can't parse BotCommandScope: BotCommandScope must be an Object",
  ],
  ["a scope without type", scope({}), `can't parse BotCommandScope: Can't find field "type"`],
  [
    "an unknown scope",
    scope({ type: "everybody" }),
    "can't parse BotCommandScope: Unsupported type specified",
  ],
  [
    "a chat scope without chat",
    scope({ type: "chat" }),
    `can't parse BotCommandScope: Can't find field "chat_id"`,
  ],
  ["the scope of an unknown chat", scope({ type: "chat", chat_id: 1 }), "chat not found"],
  [
    "the administrators of a private chat",
    ({ chat_id }) => ({
      commands: [{ command: "a", description: "甲" }],
      scope: { type: "chat_administrators", chat_id },
    }),
    "can't use specified scope in private chats",
  ],
]);

const reaction =
  (found: unknown): Row[1] =>
  ({ chat_id, own }) => ({ chat_id, message_id: own, reaction: found });

/** Client.cpp get_reaction_types, process_set_message_reaction_query; core.telegram.org/method/messages.sendReaction. */
const REACTIONS = rows("setMessageReaction", [
  ["no list", reaction({}), "expected an Array of ReactionType"],
  ["no object", reaction(["👍"]), "can't parse ReactionType: expected an Object"],
  [
    "an unknown type",
    reaction([{ type: "smile" }]),
    "can't parse ReactionType: invalid reaction type specified",
  ],
  [
    "an emoji that is none of Telegram's",
    reaction([{ type: "emoji", emoji: "年" }]),
    "REACTION_INVALID",
  ],
  [
    "two at once",
    reaction([
      { type: "emoji", emoji: "👍" },
      { type: "emoji", emoji: "❤" },
    ]),
    "REACTIONS_TOO_MANY",
  ],
  [
    "no message",
    ({ chat_id }) => ({ chat_id, message_id: NONE, reaction: [{ type: "emoji", emoji: "👍" }] }),
    "message to react not found",
  ],
]);

/** Client.cpp do_set_webhook; td HttpUrl.cpp parse_url. */
const WEBHOOKS = rows("setWebhook", [
  ["another protocol", () => ({ url: "ftp://a.cn/hook" }), "invalid webhook URL specified"],
  ["no host", () => ({ url: "https://" }), "invalid webhook URL specified"],
  ["no address at all", () => ({ url: "年报 机器人" }), "invalid webhook URL specified"],
  [
    "a secret in Chinese",
    () => ({ url: "https://a.cn/", secret_token: "秘密" }),
    "secret token contains unallowed characters",
  ],
  [
    "a secret of 257 letters",
    () => ({ url: "https://a.cn/", secret_token: "a".repeat(257) }),
    "secret token is too long",
  ],
]);

/** Client.cpp get_chat_action, check_message with the words of each method. */
const OTHERS = [
  ...rows("sendChatAction", [
    [
      "an unknown action",
      ({ chat_id }) => ({ chat_id, action: "dance" }),
      "wrong parameter action in request",
    ],
    ["no action and no chat", () => ({}), "wrong parameter action in request"],
    ["an unknown chat", () => ({ chat_id: 1, action: "typing" }), "chat not found"],
  ]),
  ...rows("getChat", [
    ["no chat", () => ({}), "chat_id is empty"],
    ["an unknown chat", () => ({ chat_id: 1 }), "chat not found"],
  ]),
  ...rows("copyMessage", [
    [
      "no source",
      ({ chat_id, text }) => ({ chat_id, message_id: text }),
      `parameter "from_chat_id" is required`,
    ],
    [
      "no message",
      ({ chat_id }) => ({ chat_id, from_chat_id: chat_id, message_id: NONE }),
      "message to copy not found",
    ],
  ]),
  ...rows("pinChatMessage", [
    ["no message", ({ chat_id }) => ({ chat_id, message_id: NONE }), "message to pin not found"],
  ]),
  ...rows("unpinChatMessage", [
    ["nothing pinned", ({ chat_id }) => ({ chat_id }), "message to unpin not found"],
  ]),
];

const BLOCKED = "Forbidden: bot was blocked by the user";

/** Client.cpp fail_query_with_error, USER_IS_BLOCKED. */
const STOPPED = [
  ...rows(
    "sendMessage",
    [
      [
        "a text to who stopped the bot",
        ({ blocked }) => ({ chat_id: blocked, text: "x" }),
        BLOCKED,
      ],
    ],
    403,
  ),
  ...rows(
    "sendDocument",
    [
      [
        "a file to who stopped the bot",
        ({ blocked }) => ({ chat_id: blocked, document: file("x") }),
        BLOCKED,
      ],
    ],
    403,
  ),
  ...rows(
    "sendChatAction",
    [
      [
        "typing to who stopped the bot",
        ({ blocked }) => ({ chat_id: blocked, action: "typing" }),
        BLOCKED,
      ],
    ],
    403,
  ),
];

/** Client.cpp on_cmd. */
const UNKNOWN = [
  ...rows("makeCoffee", [["an unknown method", () => ({}), "Not Found: method not found"]], 404),
];

export const REFUSALS: readonly Refusal[] = [
  TEXTS,
  ENTITIES,
  PARSING,
  KEYBOARDS,
  EDITS,
  DELETIONS,
  PRESSES,
  FILES,
  GROUPS,
  COMMANDS,
  REACTIONS,
  WEBHOOKS,
  OTHERS,
  STOPPED,
  UNKNOWN,
].flat();
