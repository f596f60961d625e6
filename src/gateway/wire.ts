/** The objects of the Bot API that travel through this messenger, named and shaped as Telegram documents them. */
export interface Message {
  readonly message_id: number;
  readonly date: number;
  readonly chat: PrivateChat;
  readonly from: User;
  readonly edit_date?: number | undefined;
  readonly text?: string | undefined;
  readonly entities?: readonly Entity[] | undefined;
  readonly caption?: string | undefined;
  readonly caption_entities?: readonly Entity[] | undefined;
  readonly document?: FileInfo | undefined;
  readonly photo?: readonly PhotoSize[] | undefined;
  readonly voice?: VoiceInfo | undefined;
  readonly sticker?: StickerInfo | undefined;
  /** Pictures and files that were sent together share it. */
  readonly media_group_id?: string | undefined;
  readonly reply_markup?: InlineKeyboard | undefined;
  readonly reply_to_message?: Message | undefined;
  /** A service message: the bot pinned this one. */
  readonly pinned_message?: Message | undefined;
}

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string | undefined;
  readonly language_code?: string | undefined;
}

export interface PrivateChat {
  readonly id: number;
  readonly type: "private";
  readonly first_name: string;
}

/** A marked stretch of a text, counted in UTF-16 units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** Of a `text_link`. */
  readonly url?: string | undefined;
  /** Of a `pre` block of code. */
  readonly language?: string | undefined;
}

export interface FileInfo {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name?: string | undefined;
  readonly mime_type?: string | undefined;
  readonly file_size: number;
}

interface PhotoSize extends FileInfo {
  readonly width: number;
  readonly height: number;
}

interface VoiceInfo extends FileInfo {
  readonly duration: number;
}

interface StickerInfo extends PhotoSize {
  readonly type: "regular";
  readonly is_animated: boolean;
  readonly is_video: boolean;
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
  /** Put on the person's clipboard at a tap. */
  readonly copy_text?: { readonly text: string } | undefined;
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

/** What a message does to the keyboard under the person's composer. It is shown, and is no part of the message itself. */
export type ComposerMarkup =
  | {
      readonly keyboard: readonly (readonly { readonly text: string }[])[];
      readonly one_time_keyboard?: boolean | undefined;
      readonly is_persistent?: boolean | undefined;
      readonly resize_keyboard?: boolean | undefined;
      readonly input_field_placeholder?: string | undefined;
    }
  | { readonly remove_keyboard: true }
  | { readonly force_reply: true; readonly input_field_placeholder?: string | undefined };

interface CallbackQuery {
  readonly id: string;
  readonly from: User;
  readonly message: Message;
  readonly chat_instance: string;
  readonly data: string;
}

export type Update = { readonly update_id: number } & UpdateBody;

export type UpdateBody =
  | { readonly message: Message }
  | { readonly edited_message: Message }
  | { readonly callback_query: CallbackQuery }
  | { readonly my_chat_member: ChatMemberUpdated };

/** The person stopped the bot (`kicked`) or took it up again (`member`). */
interface ChatMemberUpdated {
  readonly chat: PrivateChat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: { readonly status: "member" | "kicked"; readonly user: User };
  readonly new_chat_member: { readonly status: "member" | "kicked"; readonly user: User };
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}
