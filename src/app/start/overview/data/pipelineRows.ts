import { type ImageBuildVersion, parseImageBuildVersionArn } from '../../../../aws/imagebuilder/arn.ts';
import type { ImagePipeline } from '../../../../aws/imagebuilder/imagePipeline.ts';
import type { ImageSummary } from '../../../../aws/imagebuilder/imageSummary.ts';
import { type ImagePipelineName, parseImagePipelineArn } from '../../../../aws/imagebuilder/pipelineArn.ts';
import { parseInstant } from '../../../../lib/time.ts';

/** A build of the overview. */
export interface OverviewBuild {
  readonly build: ImageBuildVersion;
  readonly summary: ImageSummary;
  /** As its owner spells the image. Untrusted text. */
  readonly imageName: string;
  readonly status: string | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt: number | undefined;
}

/** A pipeline with its last builds. */
export interface PipelineRow {
  readonly key: string;
  readonly pipeline: ImagePipeline;
  /** The parts of its ARN; undefined when that is not one. */
  readonly arn: ImagePipelineName | undefined;
  /** Untrusted text. */
  readonly name: string;
  /** The newest first. */
  readonly builds: readonly OverviewBuild[];
  /** How many pipelines build from the same recipe: this list does not distinguish their builds. */
  readonly sharedBy: number;
}

export interface PipelineRows {
  readonly rows: readonly PipelineRow[];
  /** Builds of no pipeline in the list, the newest first. */
  readonly others: readonly OverviewBuild[];
}

/** Reads the builds of a list, the newest first. One without a well-formed ARN cannot be opened and is left out. */
export function overviewBuilds(summaries: readonly ImageSummary[]): readonly OverviewBuild[] {
  return summaries
    .flatMap((summary): OverviewBuild[] => {
      const build = parseImageBuildVersionArn(summary.arn ?? '');
      if (!build) return [];
      const createdAt = parseInstant(summary.dateCreated);
      return [
        { build, summary, imageName: summary.name ?? build.image, status: summary.state?.status, createdAt },
      ];
    })
    .toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}

/**
 * Assigns builds to pipelines. ListImageBuildVersions does not name the pipeline, so that a build belongs to the pipeline whose
 * recipe has the name of its image; of several, to those whose recipe also has its version.
 */
export function pipelineRows(
  pipelines: readonly ImagePipeline[],
  builds: readonly OverviewBuild[],
): PipelineRows {
  const recipes = pipelines.map(recipeOf);
  const owned = pipelines.map((): OverviewBuild[] => []);
  const others: OverviewBuild[] = [];
  for (const each of builds) {
    const byName = recipes.flatMap((recipe, index) => (recipe?.name === each.build.image ? [index] : []));
    const byVersion = byName.filter((index) => recipes[index]?.version === each.build.version);
    const owners = byVersion.length > 0 ? byVersion : byName;
    for (const index of owners) owned[index]?.push(each);
    if (owners.length === 0) others.push(each);
  }
  const rows = pipelines.map((pipeline, index): PipelineRow => {
    const recipe = recipes[index];
    const arn = parseImagePipelineArn(pipeline.arn ?? '');
    return {
      key: pipeline.arn ?? `without ARN: ${index}`,
      pipeline,
      arn,
      name: pipeline.name ?? arn?.name ?? 'Unnamed pipeline',
      builds: owned[index] ?? [],
      sharedBy: recipes.filter(
        (other) => recipe && other?.name === recipe.name && other.version === recipe.version,
      ).length,
    };
  });
  return { rows, others };
}

/** The name and version in a recipe's ARN, `…:image-recipe/golden-ami/1.4.2`. */
function recipeOf({ imageRecipeArn, containerRecipeArn }: ImagePipeline) {
  const match = /:(?:image|container)-recipe\/([a-z0-9-_]+)\/(\d+\.\d+\.\d+)$/.exec(
    imageRecipeArn ?? containerRecipeArn ?? '',
  );
  const [, name, version] = match ?? [];
  return name !== undefined && version !== undefined ? { name, version } : undefined;
}
