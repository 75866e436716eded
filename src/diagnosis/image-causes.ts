import type { Cause } from "./cause.ts";

/** Failures of the image (AMI). */
export const imageCauses: readonly Cause[] = [
	{
		id: "image-of-another-version",
		signs: [
			["This AMI was created with version", "but is trying to be used with version"],
			["AmiVersionMismatch"],
			["This AMI was not baked by AWS ParallelCluster"],
			["The custom AMI was created with pcluster", "but is trying to be used with pcluster"],
		],
		meaning: "The image (AMI) belongs to another version of ParallelCluster than the one you run.",
		cure: "Choose an image of exactly your version.",
		step: "image",
	},
	{
		id: "image-unmarked",
		signs: [["The custom AMI may not have been created by pcluster"], ["AMI build status"]],
		meaning: "The image does not say which pcluster it was made for.",
		cure: "That is fine for a copy of an AWS ParallelCluster image of your version. With any other image the head node will not start.",
		step: "image",
	},
	{
		id: "image-of-unknown-system",
		signs: [["Could not check node AMI"]],
		meaning: "pcluster cannot see which operating system the image holds.",
		cure: "Make sure that it is the one that you named; otherwise the head node will not start.",
		step: "os",
	},
	{
		id: "no-image-published",
		signs: [["ParallelCluster has no official AMI for"]],
		meaning: "AWS publishes no ParallelCluster image for this operating system.",
		cure: "Choose an image of your own, made with pcluster build-image, or another operating system.",
		step: "image",
	},
	{
		id: "no-image-of-version",
		signs: [["Cannot find official ParallelCluster AMI"]],
		meaning: "pcluster finds no image of AWS's for its own version and this operating system in this region.",
		cure: "Choose an image from the list. If there is none of your version, choose another operating system or a newer pcluster.",
		step: "image",
	},
	{
		id: "no-official-image",
		signs: [["No official image id found"], ["Invalid type for parameter ImageId"]],
		meaning:
			"pcluster does not find AWS's images of its own version any more, because they are marked as old.",
		cure: "Choose the image in the list, so that the config names it; firstlight finds the old ones too.",
		step: "image",
	},
	{
		id: "image-missing",
		signs: [
			["InvalidAMIID.NotFound"],
			["InvalidAMIID.Unavailable"],
			["Unable to find AMI"],
			["Unable to get information for AMI"],
			["The image id", "does not exist"],
		],
		meaning: "The image (AMI) does not exist in this region. Each region has image ids of its own.",
		cure: "Choose the image again.",
		step: "image",
	},
	{
		id: "architecture",
		signs: [
			["'s architecture (", "is incompatible"],
			["supports the architectures", "none of which are"],
			["The specified compute_instance_type", "supports the architectures"],
			["does not match the architecture"],
			["architecture 'x86_64'", "does not match"],
			["architecture 'arm64'", "does not match"],
			["The architecture", "is only supported for the following operating systems"],
		],
		meaning: "Image and instance types are built for different processors (x86_64 or arm64).",
		cure: "Choose an image and instance types of the same architecture.",
		step: "image",
	},
	{
		id: "marketplace-terms",
		signs: [["OptInRequired"], ["you need to accept terms and subscribe"]],
		meaning:
			"The image comes from the AWS Marketplace, and your account has not accepted its terms yet. They are free of charge for CentOS.",
		cure: "Open the link in the message, accept the terms, wait some minutes and try again. Or choose another image.",
		step: "image",
	},
	{
		id: "centos-mirrors",
		signs: [["Could not resolve host: mirrorlist.centos.org"]],
		meaning: "CentOS 7 ended in June 2024 and its package servers are gone.",
		cure: "Choose an image with Amazon Linux 2 or Ubuntu.",
		step: "image",
	},
	{
		id: "os-refused",
		signs: [["'base_os'", "invalid value"], ["The OS of node AMI", "not compatible"], ["Image, Os:"]],
		meaning: "This version of pcluster does not know that operating system.",
		cure: "Choose an image whose operating system it knows.",
		step: "image",
	},
];
