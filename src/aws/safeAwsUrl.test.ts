import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeAwsUrl } from './safeAwsUrl.ts';

const place = { partition: 'aws', region: 'us-east-1' };
const logs = 'TOE_2026-09-09_19-12-23_UTC-0_0ac4aa1a/console.log';

describe('no link is made of', () => {
  test.each([
    ['a script', 'javascript:alert(1)'],
    ['a script that ends like a console', 'javascript://console.aws.amazon.com/%0aalert(1)'],
    ['data', 'data:text/html,https://console.aws.amazon.com/'],
    ['http', 'http://console.aws.amazon.com/cloudwatch/home'],
    ['no scheme', '//console.aws.amazon.com/'],
    ['a user before the host', 'https://console.aws.amazon.com@evil.example/'],
    ['a user before a right host', 'https://user:pass@console.aws.amazon.com/'],
    ['a port', 'https://console.aws.amazon.com:8443/'],
    ['a host that begins like the console', 'https://console.aws.amazon.com.evil.example/'],
    ['a host that ends like the console', 'https://evilconsole.aws.amazon.com/'],
    ['another host under amazonaws.com', 'https://ec2-1-2-3-4.compute-1.amazonaws.com/'],
    ['a load balancer called s3', 'https://s3-1234.us-east-1.elb.amazonaws.com/'],
    ['a host that ends like S3', 'https://bucket.s3.amazonaws.com.evil.example/key'],
    ['a site hosted in a bucket', 'https://bucket.s3-website.us-east-1.amazonaws.com/'],
    ['look-alike letters', 'https://cоnsole.aws.amazon.com/'],
    ['full-width letters, which a browser repairs', 'https://ｃonsole.aws.amazon.com/'],
    ['a backslash, which a browser repairs', 'https:\\\\console.aws.amazon.com\\'],
    ['a line end inside', 'https://console.aws.amazon.com/\njavascript:alert(1)'],
    ['a change of direction', 'https://console.aws.amazon.com/\u202Egpj'],
    ['a bucket with an upper-case name', 's3://Bucket/key'],
    ['a bucket that is a path', 's3://../key'],
    ['a bucket with a user', 's3://user@bucket/key'],
    ['broken escapes', 'https://s3.us-east-1.amazonaws.com/bucket/%zz'],
    ['a path on the instance', '/var/lib/amazon/toe/TOE_2026'],
    ['words', 'see https://console.aws.amazon.com/'],
    ['nothing', undefined],
    ['very much', `https://console.aws.amazon.com/${'x'.repeat(3_000)}`],
  ])('%s', (_, text) => {
    expect(safeAwsUrl(text, place)).toBeUndefined();
  });
});

test.each([
  'https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:',
  'https://us-east-1.console.aws.amazon.com/ec2/home',
  'https://console.amazonaws.cn/ec2/home',
  'https://us-gov-west-1.console.amazonaws-us-gov.com/ec2/home',
])('%s is a console’s', (text) => {
  expect(safeAwsUrl(text, place)).toEqual({ consoleUrl: text });
});

describe('S3 becomes a link into the console', () => {
  const there = `https://console.aws.amazon.com/s3/object/111122223333-logs?region=us-east-1&prefix=${encodeURIComponent(logs)}`;
  test.each([
    ['s3://', `s3://111122223333-logs/${logs}`],
    ['the bucket in the path', `https://s3.us-east-1.amazonaws.com/111122223333-logs/${logs}`],
    ['the bucket in the host', `https://111122223333-logs.s3.us-east-1.amazonaws.com/${logs}`],
    ['no region', `https://111122223333-logs.s3.amazonaws.com/${logs}`],
    [
      'a signature, which is left out',
      `https://s3.amazonaws.com/111122223333-logs/${logs}?X-Amz-Signature=1`,
    ],
  ])('from %s', (_, text) => {
    expect(safeAwsUrl(text, place)).toEqual({
      consoleUrl: there,
      s3: { bucket: '111122223333-logs', key: logs },
    });
  });

  test('in the partition and region of the bucket', () => {
    const url = safeAwsUrl('https://logs.s3.cn-north-1.amazonaws.com.cn/a/', {
      partition: 'aws-cn',
      region: 'cn-northwest-1',
    });
    expect(url?.consoleUrl).toBe(
      'https://console.amazonaws.cn/s3/buckets/logs?region=cn-north-1&prefix=a%2F',
    );
  });

  test('or none where the console is not known', () => {
    expect(safeAwsUrl('s3://logs/a', { partition: 'aws-iso', region: 'us-iso-east-1' })).toEqual({
      consoleUrl: undefined,
      s3: { bucket: 'logs', key: 'a' },
    });
  });
});

test('links are https URLs of a console, for any text', () => {
  const pieces = fc.constantFrom(
    'https://',
    's3://',
    'console.aws.amazon.com',
    's3.amazonaws.com',
    '@',
    '/',
    '.',
    '\\',
    'bucket',
    '%2f',
    '#',
    '?',
    ':',
    'evil.example',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((each) => each.join('')),
      ),
      (text) => {
        const link = safeAwsUrl(text, place)?.consoleUrl;
        if (link === undefined) return;
        const url = new URL(link);
        expect(url.protocol).toBe('https:');
        expect(url.hostname).toMatch(
          /(^|\.)console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/,
        );
        expect(url.username).toBe('');
      },
    ),
  );
});
