import { readFields, refusalWords, sendFile, type FileAnswer } from "../../files/send-file.js";

export interface UploadedFile {
  /** Under /files/. */
  url: string;
  name: string;
  isImage: boolean;
}

export type UploadAnswer = { ok: true; file: UploadedFile } | { ok: false; message: string };

/** Sends an image or a file for articles to the portal. */
export async function uploadFile(file: File, options: Parameters<typeof sendFile>[2]): Promise<UploadAnswer> {
  return readAnswer(await sendFile("/files", file, options));
}

export function readAnswer(answer: FileAnswer): UploadAnswer {
  if (answer?.status === 201) {
    const { url, name, isImage } = readFields(answer.text);
    if (typeof url === "string" && url.startsWith("/files/") && typeof name === "string")
      return { ok: true, file: { url, name, isImage: isImage === true } };
  }
  return { ok: false, message: refusalWords(answer) };
}
