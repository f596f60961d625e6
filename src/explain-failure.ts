import { DamagedDirectoryError } from "#bot/directory.ts";
import { FolderInUseError, StoreError } from "#db/lowdb/store-error.ts";
import { NotLoopbackError } from "#gateway/access.ts";
import { PortInUseError } from "#gateway/http/server.ts";
import { DamagedDatabaseError, MessengerInUseError } from "#gateway/store/database.ts";
import { GrammyError, HttpError } from "grammy";
import { SettingsError } from "./config.ts";

/** What went wrong at start, and what the operator can do about it; Chinese first. */
export function explainFailure(error: unknown): string {
  if (error instanceof SettingsError) {
    return `设置有误，请改 .env 后再启动 / A setting cannot be used; correct .env:\n${error.message}`;
  }
  if (error instanceof PortInUseError) {
    return `端口 ${error.port} 已被占用。换一个：NIANBAO_PORT=8643 npm start\nPort ${error.port} is in use. Choose another: NIANBAO_PORT=8643 npm start`;
  }
  if (error instanceof FolderInUseError || error instanceof MessengerInUseError) {
    return `数据文件夹正由另一个进程使用，没有启动第二个 / Another process has the data folder:\n${error.message}`;
  }
  if (error instanceof DamagedDatabaseError) {
    return `聊天记录文件读不了，没有删。用备份换回来，或者挪走它重新开始（填的报告不受影响）。\nThe chats cannot be read, and were not touched; the reports are kept elsewhere.\n${error.message}`;
  }
  if (error instanceof DamagedDirectoryError) {
    return `人员和单位的文件读不出来，已原样移到 ${error.path}，没有删。\n用备份里的 directory/directory.json 换回来，再把移走的那一份删掉；没有备份，就删掉它，重新请大家进来（填的报告不受影响）。\nThe file of people and units cannot be read; it was moved there, not deleted. Put directory/directory.json back from a backup and remove that file; without one, remove it and invite everybody anew. The reports are not touched.`;
  }
  if (isListening(error)) return explainAddress(error);
  if (error instanceof StoreError) {
    return `数据文件夹用不了 / The data folder cannot be used:\n${error.message}`;
  }
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return "机器人令牌 TELEGRAM_BOT_TOKEN 不对，请到 @BotFather 核对。\nThe token in TELEGRAM_BOT_TOKEN is not accepted; look it up at @BotFather.";
  }
  if (error instanceof GrammyError && error.error_code === 409) {
    return "另一个程序正用同一个 TELEGRAM_BOT_TOKEN 收消息，先停掉那一个。\nAnother program receives with the same TELEGRAM_BOT_TOKEN; stop that one first.";
  }
  if (error instanceof HttpError) {
    return "连不上 Telegram。可以设 TELEGRAM_PROXY 或 TELEGRAM_API_ROOT；不设 TELEGRAM_BOT_TOKEN 就用自带的聊天页。\nTelegram cannot be reached: set TELEGRAM_PROXY or TELEGRAM_API_ROOT, or leave TELEGRAM_BOT_TOKEN out for the built-in messenger.";
  }
  if (error instanceof NotLoopbackError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

interface ListenError extends Error {
  readonly code?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/** The system did not give the messenger its address. */
function isListening(error: unknown): error is ListenError {
  const syscall = error instanceof Error && "syscall" in error ? error.syscall : undefined;
  return syscall === "listen" || syscall === "getaddrinfo";
}

function explainAddress({ code, address, hostname, port, message }: ListenError): string {
  if (code === "EACCES") {
    return `这个账号用不了端口 ${port}，换一个大于 1023 的：NIANBAO_PORT=8642 npm start\nThis account may not use port ${port}; choose one above 1023: NIANBAO_PORT=8642 npm start`;
  }
  const host = address ?? hostname;
  return `NIANBAO_HOST 不是这台电脑的地址：${host}。只在这台电脑用就不填；对外用 0.0.0.0。\nNIANBAO_HOST is no address of this computer (${message}): leave it out to stay on this computer, or set 0.0.0.0.`;
}
