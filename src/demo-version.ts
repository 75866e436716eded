/** The major versions that the demo can play, and the one that plain `--demo` means. */
export type DemoVersion = 2 | 3;
export const DEFAULT_DEMO_VERSION: DemoVersion = 3;
