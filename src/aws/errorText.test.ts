import { expect, test } from 'vitest';
import { tellingLine } from './errorText.ts';

const role = `arn:aws:sts::111122223333:assumed-role/${'image-builder-execution-role'.repeat(8)}/session`;
const bucket = 'arn:aws:s3:::golden-ami-artifacts/agents/installer.rpm';

test('does not cut a message before the ARN of the resource', () => {
  const message = `User: ${role} is not authorized to perform: s3:GetObject on resource: "${bucket}" because no policy allows it`;
  expect(message.length).toBeGreaterThan(400);
  expect(tellingLine(`${message}${'.'.repeat(400)}`)).toMatch(new RegExp(`resource: "${bucket}…$`));
});

test('cuts a long line without an ARN at 300 characters', () => {
  const line = tellingLine(`error: ${'x'.repeat(1_000)}`);
  expect(line).toHaveLength(300);
  expect(line).toMatch(/…$/);
});

test('keeps a short line whole', () => {
  expect(tellingLine('error: disk is full')).toBe('error: disk is full');
});
