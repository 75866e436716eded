/** AWS's ids, kept apart by type: a subnet's never stands where a volume's is asked. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type RegionId = Branded<"RegionId">;
export type VpcId = Branded<"VpcId">;
export type SubnetId = Branded<"SubnetId">;
export type VolumeId = Branded<"VolumeId">;
export type ImageId = Branded<"ImageId">;
export type InstanceId = Branded<"InstanceId">;
