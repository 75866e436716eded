/** What the tutorial's example config holds; suggested wherever it still works. */
export const TUTORIAL = {
	region: "eu-west-2",
	/** In the order of the tutorial: software, the user's own images, reference catalogue. */
	volumeNames: ["lsst_stack", "data", "ps1"],
	os: "centos7",
	headType: "t2.micro",
	computeType: "t2.xlarge",
	initial: 2,
	maximum: 2,
	keepInitial: true,
	rootGiB: 17,
	clusterName: "lsst",
} as const;
