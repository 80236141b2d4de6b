import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AddressStore } from '../../address/addressStore.ts';
import { parseImageBuildVersionArn, type ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import '../../styles/base.css';
import '../../styles/tokens.css';
import { BuildHeader } from './BuildHeader.tsx';
import { memoryAddress, renderView } from '../../testing/mountList.tsx';
import { type Respond, simulatedClient } from '../../testing/simulatedClient.ts';
import { imageQuery } from '../imageQuery.ts';

interface HeaderProps {
  readonly build: ImageBuildVersion;
  readonly client: AwsClient;
  readonly address: AddressStore;
}

function Header(props: HeaderProps) {
  const image = useQuery(imageQuery(props.client, props.build.arn));
  const [isWaiting, setIsWaiting] = useState(false);
  return (
    <>
      <BuildHeader {...props} image={image} endedAt={undefined} isWaiting={isWaiting} />
      <button onClick={() => setIsWaiting(true)}>A step waits</button>
    </>
  );
}

/** The header of one of the simulator's builds. */
async function head(key: CatalogKey, respond: Respond = () => undefined) {
  const build = parseImageBuildVersionArn(catalog[key].arn);
  if (!build) throw new Error(`${key} is no build`);
  const { client, requests } = simulatedClient({ region: build.region, respond });
  const { store, search } = memoryAddress(`?build=${build.arn}`);
  const screen = await renderView(store, () => <Header build={build} client={client} address={store} />);
  return { screen, operations: () => requests.map(({ operation }) => operation), search };
}

async function refusal(): Promise<Response> {
  const headers = { 'x-amzn-errortype': 'ForbiddenException' };
  return new Response('{"message":"No."}', { status: 403, headers });
}

afterEach(() => page.viewport(414, 896));

test.each([
  [1280, 800],
  [360, 800],
])(
  'at %i px the ARN’s parts stand there first, and nothing below moves when GetImage responds',
  async (width, tall) => {
    await page.viewport(width, tall);
    const gate = new EventTarget();
    const held = new Promise<undefined>((resolve) => {
      gate.addEventListener('open', () => resolve(undefined));
    });
    const { screen, operations } = await head('linuxPrevious', (operation) =>
      operation === 'GetImage' ? held : undefined,
    );
    const heading = screen.getByRole('heading', { level: 1 });
    const header = screen.getByRole('banner');
    await expect.element(heading).toHaveTextContent('golden-ami 1.4.2 / 16');
    await expect.element(screen.getByText('us-east-1 · 111122223333')).toBeVisible();
    const height = header.element().getBoundingClientRect().height;
    gate.dispatchEvent(new Event('open'));
    await expect.element(heading).toHaveTextContent('Golden-AMI 1.4.2 / 16');
    await expect.element(header.getByText('Available', { exact: true }).first()).toBeVisible();
    await expect.element(header.getByText('Amazon Linux 2023')).toBeVisible();
    expect(header.element().getBoundingClientRect().height).toBeLessThan(height + 1.5);
    // The neighbours come once the page has been quiet.
    await expect.element(screen.getByRole('link', { name: 'next' })).toBeVisible();
    expect(operations()).toEqual(['GetImage', 'ListImageBuildVersions']);
    expect(header.element().getBoundingClientRect().height).toBeLessThan(height + 1.5);
  },
);

test('lists the AMI of the own Region, the others on demand, each with a copy button and a console link', async () => {
  const { screen } = await head('linuxPrevious');
  const ami = screen.getByRole('link', { name: /^ami-/ }).first();
  await expect
    .element(ami)
    .toHaveAttribute(
      'href',
      expect.stringMatching(
        /^https:\/\/console\.aws\.amazon\.com\/ec2\/home\?region=us-east-1#ImageDetails:imageId=ami-/,
      ),
    );
  await expect.element(screen.getByRole('button', { name: 'Copy AMI of us-east-1' })).toBeVisible();
  await expect.element(screen.getByText('eu-west-1')).not.toBeVisible();
  await screen.getByText('2 more').click();
  await expect.element(screen.getByText('eu-west-1')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Copy AMI of us-west-2' })).toBeVisible();
});

test('a pipeline is a way to its builds, here and in the console', async () => {
  const { screen, search } = await head('linuxFailedComponent');
  const inConsole = screen.getByRole('link', { name: 'pipeline in the AWS console' });
  await expect
    .element(inConsole)
    .toHaveAttribute('href', expect.stringContaining('/imagebuilder/home?region=us-east-1#/pipelines/'));
  await screen.getByRole('link', { name: 'nightly-golden' }).click();
  expect(search()).toBe(
    '?pipeline=arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden',
  );
});

test('the neighbours of a build say how they went', async () => {
  const { screen, search } = await head('linuxFailedComponent');
  await expect.element(screen.getByRole('link', { name: 'next' })).toHaveTextContent(/next\s*\w+ 18/);
  await expect.element(screen.getByRole('link', { name: 'last good' })).toHaveTextContent('Available 16');
  const versionArn = catalog.linuxPrevious.arn.replace(/\/16$/, '');
  expect(screen.getByRole('link', { name: 'All builds of 1.4.2' }).element().getAttribute('href')).toBe(
    `/?build=${versionArn}`,
  );
  await screen.getByRole('link', { name: 'previous' }).click();
  expect(search()).toBe(`?build=${catalog.linuxPrevious.arn}`);
});

test('shows one error without permission for GetImage and the list of builds', async () => {
  let refused = true;
  const { screen, operations } = await head('linuxPrevious', () => (refused ? refusal() : undefined));
  await expect.element(screen.getByText('State unknown')).toBeVisible();
  await expect.element(screen.getByText('The identity needs imagebuilder:GetImage')).toBeVisible();
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('golden-ami 1.4.2 / 16');
  await expect.poll(operations).toContain('ListImageBuildVersions');
  await expect.element(screen.getByRole('link', { name: 'next' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  refused = false;
  await screen.getByRole('button', { name: 'Retry' }).click();
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Golden-AMI');
});

test('links lead to the console of the build’s own partition', async () => {
  const hosts = [
    ['china', 'https://console.amazonaws.cn/'],
    ['govCloud', 'https://console.amazonaws-us-gov.com/'],
  ] as const;
  for (const [key, host] of hosts) {
    const { screen } = await head(key);
    await expect.element(screen.getByRole('link', { name: /^ami-/ })).toBeVisible();
    for (const link of screen.container.querySelectorAll('a[target]')) {
      expect(link.getAttribute('href')).toContain(host);
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    }
    await screen.unmount();
  }
});

test('lists the URIs of a container', async () => {
  const { screen } = await head('containerSucceeded');
  await expect.element(screen.getByText('Containers')).toBeVisible();
  await expect
    .element(screen.getByText('111122223333.dkr.ecr.us-east-1.amazonaws.com/payments-api:3.2.0-12'))
    .toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: 'Copy container of us-east-1' }).first())
    .toBeVisible();
});

test('the badge of a build that waits moves nothing at any width', async () => {
  const { screen } = await head('waiting');
  const header = screen.getByRole('banner');
  await expect.element(header.getByText('Building', { exact: true })).toBeVisible();
  const place = header.getByText(/^us-east-1 · /);
  const positions = async () => {
    const found = [];
    for (const width of [320, 480, 600, 680, 700, 720, 740, 768, 1024, 1440]) {
      await page.viewport(width, 800);
      const { x, y } = place.element().getBoundingClientRect();
      found.push({ width, x, y, height: header.element().getBoundingClientRect().height });
    }
    return found;
  };
  const before = await positions();
  await screen.getByRole('button', { name: 'A step waits' }).click();
  await expect.element(header.getByText('Waiting', { exact: true })).toBeVisible();
  expect(await positions()).toEqual(before);
});

test('shows the running time of a build, and no outputs', async () => {
  const { screen } = await head('running');
  await expect.element(screen.getByText('Running for')).toBeVisible();
  await expect.element(screen.getByText('none yet')).toBeVisible();
});

test('shows the error of the Region in which a distribution failed', async () => {
  const { screen } = await head('failedDistributionWorkflow');
  await screen.getByText(/more, 1 failed/).click();
  await expect.element(screen.getByText(/failed: /)).toHaveTextContent('KMS');
});
