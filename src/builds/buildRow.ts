import { parseImageBuildVersionArn, type ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import { innerReason, isWrapper } from '../aws/errorText.ts';
import { imageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import type { ImageSummary } from '../aws/imagebuilder/imageSummary.ts';
import { parseInstant } from '../lib/time.ts';
import { lookOfImage } from '../statuses/imageLook.ts';

/** A build in a list, derived once from what the service says of it. */
export interface BuildRow {
  readonly arn: string | undefined;
  /** Undefined where the ARN is missing or not a build's: there is nothing to open then. */
  readonly build: ImageBuildVersion | undefined;
  /** As its owner wrote it, where the service says so. */
  readonly name: string;
  readonly status: string | undefined;
  /** Why it failed or was cancelled. Untrusted text. */
  readonly cause: string | undefined;
  readonly summary: ImageSummary;
  readonly createdAt: number | undefined;
}

/** A build as the table needs it. */
export function toBuildRow(summary: ImageSummary): BuildRow {
  const build = parseImageBuildVersionArn(summary.arn ?? '');
  return {
    arn: summary.arn,
    build,
    name: summary.name ?? build?.image ?? summary.arn ?? 'Unnamed image',
    status: summary.state?.status,
    cause: causeOf(summary),
    summary,
    createdAt: parseInstant(summary.dateCreated),
  };
}

/** The newest first. Builds without a date keep their place behind the others. */
export function newestFirst(rows: readonly BuildRow[]): BuildRow[] {
  return rows.toSorted((a, b) => (b.createdAt ?? -Infinity) - (a.createdAt ?? -Infinity) || 0);
}

/** What the filter looks in. */
export function textOfBuild(row: BuildRow): string {
  const { name, arn, status, cause, summary } = row;
  const { platform, osVersion, version, buildType } = summary;
  return [name, version, arn, status, lookOfImage(status).word, cause, platform, osVersion, buildType]
    .filter((text) => text !== undefined)
    .join('\n');
}

function causeOf({ state, failureContext }: ImageSummary): string | undefined {
  const { stage } = imageStatusMeaning(state?.status);
  if (stage === 'made') return undefined;
  const texts = [
    state?.reason,
    failureContext?.componentFailure?.errorMessage,
    failureContext?.distributionFailure?.errorMessage,
  ]
    .filter((text) => text !== undefined)
    .filter((text) => text.trim() !== '');
  // Some reasons say only that something failed: the first that says more is the one to show.
  const text = texts.find((each) => !isWrapper(each)) ?? texts[0];
  return text === undefined ? undefined : innerReason(text);
}
