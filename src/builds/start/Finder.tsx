import type { ReactNode } from 'react';
import { PipelineBuilds } from './PipelineBuilds.tsx';
import type { Place } from './place.ts';
import { StartLists, type StartListsProps } from './StartLists.tsx';
import { VersionBuilds } from './VersionBuilds.tsx';

export interface FinderProps extends Omit<StartListsProps, 'region'> {
  readonly place: Place;
  /** What is known of the pipeline whose builds are listed. */
  readonly pipelineFacts?: ReactNode;
  /** What the pipeline itself logs. */
  readonly pipelineLog?: ReactNode;
}

/** The way to a build for a reader who has no ARN: by image, by pipeline, or by what was opened before. */
export function Finder({ place, pipelineFacts, pipelineLog, ...props }: FinderProps) {
  switch (place.kind) {
    case 'start':
      return <StartLists key={`${props.account}/${place.region}`} region={place.region} {...props} />;
    case 'version':
      return <VersionBuilds key={place.version.arn} version={place.version} {...props} />;
    case 'pipeline':
      return (
        <PipelineBuilds
          key={place.pipeline.arn}
          pipeline={place.pipeline}
          facts={pipelineFacts}
          log={pipelineLog}
          {...props}
        />
      );
  }
}
