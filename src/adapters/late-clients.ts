// The clients of what is asked late, in a file of their own: the build then takes nothing else of their libraries.
export { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
export { IAMClient } from "@aws-sdk/client-iam";
export { KMSClient } from "@aws-sdk/client-kms";
export { PricingClient } from "@aws-sdk/client-pricing";
export { S3Client } from "@aws-sdk/client-s3";
export { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
