"""The images of the account: AWS's official ones of a few versions, under ids that differ from run to run."""

import secrets
from typing import Any

OFFICIAL_OWNER = "247102896272"
BUILDS = {
    "2.11.9": "202212221212",
    "2.11.8": "202211171414",
    "2.4.1": "201907301622",
    "3.11.1": "202410101010",
    "3.16.1": "202609091130",
}
SUFFIXES = {
    "alinux2": "amzn2-hvm",
    "alinux2023": "amzn2023-hvm",
    "centos7": "centos7-hvm",
    "ubuntu1804": "ubuntu-1804-lts-hvm",
    "ubuntu2004": "ubuntu-2004-lts-hvm",
    "ubuntu2204": "ubuntu-2204-lts-hvm",
    "ubuntu2404": "ubuntu-2404-lts-hvm",
}
SYSTEMS = {
    "2.11.9": ("alinux2", "centos7", "ubuntu1804", "ubuntu2004"),
    "2.11.8": ("alinux2", "centos7", "ubuntu1804", "ubuntu2004"),
    "2.4.1": ("centos7", "ubuntu1804"),
    "3.11.1": ("alinux2", "alinux2023", "ubuntu2004", "ubuntu2204"),
    "3.16.1": ("alinux2023", "ubuntu2204", "ubuntu2404"),
}


def official_names(version: str) -> list[tuple[str, str]]:
    """Name and architecture of each image of a version, as AWS spells them."""
    build = BUILDS[version]
    if version == "2.4.1":
        return [(f"aws-parallelcluster-{version}-{SUFFIXES[os]}-{build}", "x86_64") for os in SYSTEMS[version]]
    names = []
    for os in SYSTEMS[version]:
        for architecture in ("x86_64",) if os == "centos7" else ("x86_64", "arm64"):
            names.append((f"aws-parallelcluster-{version}-{SUFFIXES[os]}-{architecture}-{build}", architecture))
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
