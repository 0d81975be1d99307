import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Resvg } from '@resvg/resvg-wasm';

const scale = 2;
const fonts = [
  import.meta.resolve('@fontsource/lato/files/lato-latin-400-normal.woff2'),
  import.meta.resolve('@fontsource/lato/files/lato-latin-700-normal.woff2'),
  import.meta.resolve('@fontsource/lato/files/lato-latin-900-normal.woff2'),
];

type Renderer = { Picture: typeof Resvg; fonts: Uint8Array[] };

let loading: Promise<Renderer> | null = null;

/** The library is loaded when the first picture is drawn: most starts never need it. */
async function renderer(): Promise<Renderer> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Renderer> {
  const read = (url: string) => readFile(fileURLToPath(url));
  const [library, code, ...files] = await Promise.all([
    import('@resvg/resvg-wasm'),
    read(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    ...fonts.map(read),
  ]);
  await library.initWasm(code);
  return { Picture: library.Resvg, fonts: files };
}

/** An SVG whose texts are in Lato as PNG, at twice its size: the same bytes on every machine. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  const { Picture, fonts: fontBuffers } = await renderer();
  const picture = new Picture(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers, defaultFontFamily: 'Lato' },
  });
  try {
    const drawn = picture.render();
    try {
      return drawn.asPng();
    } finally {
      drawn.free();
    }
  } finally {
    picture.free();
  }
}
