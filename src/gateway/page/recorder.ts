/** A recording of the microphone that is under way. */
export interface Recording {
  /** Seconds so far. */
  readonly seconds: () => number;
  /** How loud it is right now, from 0 to 1. */
  readonly level: () => number;
  /** Ends it and gives what was recorded. */
  readonly finish: () => Promise<Recorded>;
  /** Resolves when it ends by itself: the limit is reached, or the microphone was taken away. */
  readonly ended: Promise<void>;
}

export interface Recorded {
  readonly file: Blob;
  readonly name: string;
  readonly duration: number;
}

/** Seconds. */
export const LONGEST = 5 * 60;

/** Best first; Safari knows only the second. */
const FORMATS = [
  { type: "audio/webm;codecs=opus", name: "voice.webm" },
  { type: "audio/mp4", name: "voice.m4a" },
  { type: "audio/ogg;codecs=opus", name: "voice.ogg" },
];

/** Plain-HTTP pages of other hosts than this one get no microphone from the browser. */
export function canRecord(): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return devices !== undefined && "MediaRecorder" in globalThis && formatHere() !== undefined;
}

function formatHere(): (typeof FORMATS)[number] | undefined {
  return FORMATS.find(({ type }) => MediaRecorder.isTypeSupported(type));
}

/** Rejects with the browser's own error when there is no microphone, or no permission. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const format = formatHere() ?? { type: "", name: "voice" };
  const recorder = new MediaRecorder(stream, { mimeType: format.type, audioBitsPerSecond: 32_000 });
  const chunks: Blob[] = [];
  const started = performance.now();
  let stopped: number | undefined;
  recorder.addEventListener("dataavailable", ({ data }) => chunks.push(data));
  const meter = meterOf(stream);
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener("stop", () => {
      stopped ??= performance.now();
      clearTimeout(limit);
      meter.close();
      for (const track of stream.getTracks()) track.stop();
      resolve();
    });
  });
  const stop = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  const limit = setTimeout(stop, LONGEST * 1000);
  for (const track of stream.getTracks()) track.addEventListener("ended", stop);
  // In pieces, so that a page that is put to sleep loses little.
  recorder.start(1000);
  const seconds = (): number => ((stopped ?? performance.now()) - started) / 1000;
  return {
    seconds,
    level: meter.level,
    ended,
    finish: async () => {
      stop();
      await ended;
      const file = new Blob(chunks, { type: format.type.split(";")[0] ?? "" });
      return { file, name: format.name, duration: Math.max(1, Math.round(seconds())) };
    },
  };
}

interface Meter {
  readonly level: () => number;
  readonly close: () => void;
}

function meterOf(stream: MediaStream): Meter {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value - 128)), 0);
      return Math.min(1, loudest / 90);
    },
    close: () => void audio.close(),
  };
}
