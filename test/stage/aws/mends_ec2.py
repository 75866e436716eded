"""Mends of moto's EC2: what pcluster and its templates need beyond it."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.ec2.models.instances import Instance
from moto.ec2.models.key_pairs import KeyPair
from moto.ec2.responses.instances import InstanceResponse

HEAD_ADDRESS = "127.0.0.1"
HEAD_TAGS = {("aws-parallelcluster-node-type", "Master"), ("parallelcluster:node-type", "HeadNode")}
OFFICIAL_ROOT_GIB = 35
OTHER_PARTITIONS = ("cn-", "us-gov-", "us-iso", "eu-isoe")


def apply() -> None:
    _leave_other_partitions_out()
    _let_virtual_devices_pass()
    _give_keys_a_type()
    _give_images_their_size()
    _put_the_head_on_loopback()
    _start_from_launch_templates()
    _write_instance_types_once()


def _leave_other_partitions_out() -> None:
    """An ordinary account does not see the regions of China and of the US government."""
    original = RegionsAndZonesBackend.describe_regions

    def describe_regions(self, *args, **kwargs):
        return [region for region in original(self, *args, **kwargs) if not region.name.startswith(OTHER_PARTITIONS)]

    RegionsAndZonesBackend.describe_regions = describe_regions


def _let_virtual_devices_pass() -> None:
    """A block device with a VirtualName (an instance's own disk) carries no Ebs part."""
    original = InstanceResponse._validate_block_device_mapping

    def validate(device_mapping: dict[str, Any]) -> None:
        if "VirtualName" not in device_mapping:
            original(device_mapping)

    InstanceResponse._validate_block_device_mapping = staticmethod(validate)


def _give_keys_a_type() -> None:
    """RSA unless told otherwise; of a key that EC2 made, the fingerprint is the private key's SHA-1."""
    original = KeyPair.__init__

    def init(self, name, key_type, *args, **kwargs):
        original(self, name, key_type or "rsa", *args, **kwargs)
        if self.key_type == "rsa" and self.material:
            self.key_fingerprint = _private_key_fingerprint(self.material)

    KeyPair.__init__ = init


def _private_key_fingerprint(pem: bytes) -> str:
    der = serialization.load_pem_private_key(pem, None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return hashlib.sha1(der).digest().hex(":")


def _give_images_their_size() -> None:
    original = Ami.block_device_mappings.fget

    def block_device_mappings(self):
        mappings = original(self)
        if (self.name or "").startswith("aws-parallelcluster-"):
            mappings[0]["Ebs"]["VolumeSize"] = OFFICIAL_ROOT_GIB
        return mappings

    Ami.block_device_mappings = property(block_device_mappings)


def _put_the_head_on_loopback() -> None:
    """ssh to a head node must end on this machine."""
    original = Instance.public_ip.fget

    def public_ip(self):
        tags = {(tag["key"], tag["value"]) for tag in self.get_tags()}
        return HEAD_ADDRESS if tags & HEAD_TAGS else original(self)

    Instance.public_ip = property(public_ip)
    Instance.public_ip_address = property(public_ip)


def _start_from_launch_templates() -> None:
    """AWS::EC2::Instance from a LaunchTemplate: image, type, key, subnet (by its interface) and tags come from it."""

    def create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        backend = ec2_backends[account_id][region_name]
        properties = {**_template_data(backend, cloudformation_json["Properties"]), **cloudformation_json["Properties"]}
        interfaces = [
            {"DeviceIndex": interface["DeviceIndex"], "NetworkInterfaceId": interface["NetworkInterfaceId"]}
            for interface in properties.get("NetworkInterfaces", [])
            if "NetworkInterfaceId" in interface
        ]
        subnet = properties.get("SubnetId")
        if interfaces and not subnet:
            subnet = backend.get_network_interface(interfaces[0]["NetworkInterfaceId"]).subnet.id
        reservation = backend.run_instances(
            image_id=properties["ImageId"],
            user_data=None,
            count=1,
            security_group_names=[],
            instance_type=properties.get("InstanceType", "m1.small"),
            is_instance_type_default=False,
            subnet_id=subnet,
            key_name=properties.get("KeyName"),
            nics=interfaces,
        )
        instance = reservation.instances[0]
        for tag in _tags_of(properties):
            instance.add_tag(tag["Key"], str(tag["Value"]))
        return instance

    Instance.create_from_cloudformation_json = classmethod(create)


def _template_data(backend: Any, properties: dict[str, Any]) -> dict[str, Any]:
    reference = properties.get("LaunchTemplate")
    if not reference:
        return {}
    if "LaunchTemplateId" in reference:
        template = backend.get_launch_template(reference["LaunchTemplateId"])
    else:
        template = backend.get_launch_template_by_name(reference["LaunchTemplateName"])
    return template.get_version(reference.get("Version", "$Default")).data


def _tags_of(properties: dict[str, Any]) -> list[dict[str, str]]:
    tags = [
        tag
        for specification in properties.get("TagSpecifications", [])
        if specification.get("ResourceType") == "instance"
        for tag in specification.get("Tags", [])
    ]
    return tags + properties.get("Tags", [])


def _write_instance_types_once() -> None:
    """Seconds of work for a list that is the same in all accounts and regions: they share what one has written."""
    original = InstanceResponse.describe_instance_types

    def describe_instance_types(self):
        kept = Path(os.environ["STAGE_SHARED"], hashlib.sha256(json.dumps(self.querystring).encode()).hexdigest())
        if not kept.exists():
            _, _, body = self.serialized(original(self))
            with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False) as beside:
                beside.write(body)
            os.rename(beside.name, kept)
        return kept.read_text()

    InstanceResponse.describe_instance_types = describe_instance_types
