import packageJson from "../package.json" with { type: "json" };

/** firstlight's own version, as in package.json. */
export const VERSION: string = packageJson.version;

/** With what each log begins. */
export const LOG_HEAD = `firstlight ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
