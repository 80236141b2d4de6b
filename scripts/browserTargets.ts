/**
 * The oldest browsers the page is built for: the first ones with `light-dark()`. It has to stay as it is, since the form
 * that older targets get breaks when the colour scheme changes at run time.
 */
export const browserTargets = ['chrome123', 'edge123', 'firefox120', 'safari17.5'] as const;
