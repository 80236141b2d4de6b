const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes of base64 `text` as Python's `base64.b64decode` reads them, or `undefined` where it would raise. It is laxer
 * than `atob`: characters outside the alphabet are skipped, and whatever follows complete padding is ignored. A token that
 * was wrapped by a mail or has text behind it must mean here what it means to boto3.
 */
export function decodePythonBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes: number[] = [];
  let inQuad = 0;
  let pads = 0;
  let bits = 0;
  for (const character of text) {
    if (character === '=') {
      if (inQuad < 2) continue;
      pads += 1;
      if (inQuad + pads >= 4) return Uint8Array.from(bytes);
      continue;
    }
    const sextet = alphabet.indexOf(character);
    if (sextet === -1) continue;
    pads = 0;
    bits = ((bits << 6) | sextet) & 0xff_ff;
    if (inQuad > 0) bytes.push((bits >> (6 - 2 * inQuad)) & 0xff);
    inQuad = (inQuad + 1) % 4;
  }
  return inQuad === 0 ? Uint8Array.from(bytes) : undefined;
}
