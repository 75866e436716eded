const TAKEN = /\bStack \[[^\]]*\] already exists|\bAlreadyExistsException\b|\bCluster \S+ already exists\b/;

/**
 * True when pcluster's sentence says that a cluster or stack of the name exists already: whose it is, it does not
 * say (seen with 2.11.9 and 3.16.1).
 */
export function isNameTaken(message: string): boolean {
	return TAKEN.test(message);
}
