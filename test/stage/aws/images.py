"""The images of the account: AWS's official ones of a few versions, under ids that differ from run to run."""

import secrets
from typing import Any

OFFICIAL_OWNER = "247102896272"
BUILDS = {"2.11.9": "202212221212", "2.11.8": "202211171414", "2.4.1": "201907301622", "3.11.1": "202410101010"}
SUFFIXES = {
    "alinux2": "amzn2-hvm",
    "centos7": "centos7-hvm",
    "ubuntu1804": "ubuntu-1804-lts-hvm",
    "ubuntu2004": "ubuntu-2004-lts-hvm",
}


def official_names(version: str) -> list[tuple[str, str]]:
    """Name and architecture of each image of a version, as AWS spells them."""
    build = BUILDS[version]
    if version == "2.4.1":
        return [(f"aws-parallelcluster-{version}-{SUFFIXES[os]}-{build}", "x86_64") for os in ("centos7", "ubuntu1804")]
    names = []
    for os, suffix in SUFFIXES.items():
        for architecture in ("x86_64",) if os == "centos7" else ("x86_64", "arm64"):
            names.append((f"aws-parallelcluster-{version}-{suffix}-{architecture}-{build}", architecture))
    return names


def official_images() -> list[dict[str, Any]]:
    """In the form of moto's MOTO_AMIS_PATH file."""
    return [
        {
            "ami_id": f"ami-{secrets.token_hex(9)[:17]}",
            "state": "available",
            "public": True,
            "owner_id": OFFICIAL_OWNER,
            "image_location": f"amazon/{name}",
            "sriov": "simple",
            "root_device_type": "ebs",
            "root_device_name": "/dev/xvda",
            "description": f"AWS ParallelCluster image {name}",
            "image_type": "machine",
            "platform": None,
            "architecture": architecture,
            "name": name,
            "virtualization_type": "hvm",
            "hypervisor": "xen",
            "creation_date": f"{BUILDS[version][:4]}-{BUILDS[version][4:6]}-{BUILDS[version][6:8]}T12:00:00.000Z",
        }
        for version in BUILDS
        for name, architecture in official_names(version)
    ]
