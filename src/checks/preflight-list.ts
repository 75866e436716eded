// Every check before creating, one a line; where it stands among the others is said by itself.
export { checkAddresses } from "./preflight-addresses.ts";
export { checkImage } from "./preflight-image.ts";
export { checkKeyFile } from "./preflight-key-file.ts";
export { checkKeyPair } from "./preflight-key-pair.ts";
export { checkLambda } from "./preflight-lambda.ts";
export { checkName } from "./preflight-name.ts";
export { checkProcessors } from "./preflight-processors.ts";
export { checkSshOpen } from "./preflight-ssh-open.ts";
export { checkSubnet } from "./preflight-subnet.ts";
export { checkSystem } from "./preflight-system.ts";
export { checkTypes } from "./preflight-types.ts";
export { checkVolumes } from "./preflight-volumes.ts";
export { checkVpc } from "./preflight-vpc.ts";
