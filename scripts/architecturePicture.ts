/** The source of docs/architecture.svg: the layers of `src/`, and the path of a request in each mode. */

interface Box {
  readonly title: string;
  readonly detail: string;
}

const layers: readonly (readonly Box[])[] = [
  [{ title: 'main.tsx', detail: 'config, transport, first requests' }],
  [{ title: 'app', detail: 'shell · start · build · session: pages composed of features' }],
  [
    {
      title: 'features',
      detail: 'executions · steps · failure · timeline · builds · actions · auth · embed',
    },
  ],
  [{ title: 'aws', detail: 'registry, client, errors, ARNs; imagebuilder' }],
  [
    { title: 'ui', detail: 'components' },
    { title: 'address', detail: 'URL state' },
    { title: 'pagination', detail: 'boto3 contract' },
  ],
  [{ title: 'lib', detail: 'time, text' }],
];

const paths: readonly { readonly mode: string; readonly boxes: readonly Box[] }[] = [
  {
    mode: 'npm start',
    boxes: [
      { title: 'page', detail: 'fetch /api/<service>/<region>' },
      { title: 'local server', detail: 'admits by the registry' },
      { title: 'simulator', detail: 'an account in memory' },
    ],
  },
  {
    mode: 'npm start -- --profile NAME',
    boxes: [
      { title: 'page', detail: 'fetch /api/<service>/<region>' },
      { title: 'local server', detail: 'signs with the profile' },
      { title: 'AWS', detail: 'Image Builder, CloudWatch Logs' },
    ],
  },
  {
    mode: 'S3 and CloudFront',
    boxes: [
      { title: 'page', detail: 'signs with its own credentials' },
      { title: 'edge function', detail: 'admits by the registry' },
      { title: 'AWS', detail: 'Image Builder, CloudWatch Logs' },
    ],
  },
];

const width = 760;
const boxHeight = 46;
const gap = 14;

/** The picture as SVG, readable on a light and on a dark page. */
export function architecturePicture(): string {
  const parts: string[] = [heading('Layers of src/: imports point downwards only', 24)];
  let y = 40;
  for (const row of layers) {
    parts.push(...rowOf(row, y, 0));
    y += boxHeight + 8;
  }
  y += 34;
  parts.push(heading('Path of a request', y - 12));
  for (const { mode, boxes } of paths) {
    parts.push(`<text x="0" y="${y + 12}" class="mode">${escaped(mode)}</text>`);
    parts.push(...rowOf(boxes, y + 22, 34, '→'));
    y += boxHeight + 44;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 0 ${width + 24} ${y}" role="img" aria-label="Layers of the code, and the path of a request in three modes">
<style>
rect { fill: #f6f8fa; stroke: #57606a; }
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.background { fill: #ffffff; stroke: none; }
.heading { font-size: 15px; font-weight: 600; }
.mode { font-family: ui-monospace, monospace; }
.title { font-weight: 600; }
.detail { fill: #57606a; font-size: 12px; }
</style>
<rect class="background" x="-12" y="0" width="${width + 24}" height="${y}"/>
${parts.join('\n')}
</svg>
`;
}

/** Boxes side by side, as wide as the picture together, with `arrow` in the space between them. */
function rowOf(boxes: readonly Box[], y: number, space: number, arrow = ''): string[] {
  const between = boxes.length > 1 ? space || gap : 0;
  const boxWidth = (width - between * (boxes.length - 1)) / boxes.length;
  return boxes.flatMap(({ title, detail }, index) => {
    const x = index * (boxWidth + between);
    const parts = [
      `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="6"/>`,
      `<text x="${x + 12}" y="${y + 19}" class="title">${escaped(title)}</text>`,
      `<text x="${x + 12}" y="${y + 36}" class="detail">${escaped(detail)}</text>`,
    ];
    if (index > 0 && arrow !== '') {
      parts.push(`<text x="${x - between / 2}" y="${y + 28}" text-anchor="middle">${arrow}</text>`);
    }
    return parts;
  });
}

function heading(text: string, y: number): string {
  return `<text x="0" y="${y}" class="heading">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
