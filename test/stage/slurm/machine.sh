#!/bin/bash
# A cluster's head node and compute nodes, in namespaces of their own: what is mounted, named and started here is seen by
# nobody else, and ends with the input. Called by cluster-head.ts, as root.
set -euo pipefail
folder=$1 port=$2 queue=$3 nodes=$4 volumes=$5
user=ec2-user
head=ip-10-0-0-10

chmod 755 "$folder"
hostname $head
# /run is empty on a machine that has started anew since munge was installed.
mkdir -p /run/munge
for place in /mnt /home /run/munge /var/log; do mount -t tmpfs tmpfs $place; done

# Names: of the nodes, which all live on this machine, and of the user, who has a home here.
{
	cat /etc/hosts
	for name in $head $nodes; do echo "127.0.0.1 ${name%:*}"; done
} > "$folder/hosts"
awk -F: -v OFS=: -v user=$user '$1 == user { $6 = "/home/" user; $7 = "/bin/bash" } { print }' /etc/passwd > "$folder/passwd"
mount --bind "$folder/hosts" /etc/hosts
mount --bind "$folder/passwd" /etc/passwd
install -d -o $user -g $user /home/$user
install -o $user -g $user -m 644 /dev/null /home/$user/.bashrc

# The tutorial's volumes, with a little of what is on them.
for volume in $volumes; do
	mkdir -p "$volume"
	mount -t tmpfs tmpfs "$volume"
	chmod 1777 "$volume"
	mkdir -m 700 "$volume/lost+found"
	if [ "${volume##*/}" = lsst_stack ]; then
		mkdir -p "$volume/eups/bin"
		echo "export EUPS_DIR=$volume/eups PATH=$volume/eups/bin:\$PATH" > "$volume/loadLSST.bash"
		# While there is a file named wait, it takes its time.
		printf '#!/bin/sh\nwhile [ -e "$EUPS_DIR/wait" ]; do sleep 0.1; done\necho "lsst_distrib          19.0.0     \\tcurrent w_2020_09 setup"\n' > "$volume/eups/bin/eups"
		chmod +x "$volume/eups/bin/eups"
	else
		echo "kept on ${volume##*/}" > "$volume/README"
	fi
done
mkdir /var/log/parallelcluster /var/log/munge

# Slurm as pcluster sets it up, but that its nodes are always on.
mkdir -p /etc/slurm "$folder/slurm" "$folder/state"
mount --bind "$folder/slurm" /etc/slurm
{
	cat <<-END
		ClusterName=parallelcluster
		SlurmctldHost=$head(127.0.0.1)
		SlurmctldPort=$port
		AuthType=auth/munge
		SlurmUser=root
		SlurmdUser=root
		StateSaveLocation=$folder/state
		SlurmdSpoolDir=$folder/spool/%n
		SlurmctldPidFile=$folder/slurmctld.pid
		SlurmdPidFile=$folder/slurmd.%n.pid
		SlurmctldLogFile=$folder/slurmctld.log
		SlurmdLogFile=$folder/slurmd.%n.log
		ProctrackType=proctrack/linuxproc
		TaskPlugin=task/none
		ReturnToService=2
		SelectType=select/cons_tres
		SelectTypeParameters=CR_CPU
		SlurmdParameters=config_overrides
	END
	for node in $nodes; do
		name=${node%:*}
		echo "NodeName=$name NodeAddr=127.0.0.1 NodeHostname=$name Port=${node##*:} CPUs=4 RealMemory=100"
	done
	echo "PartitionName=$queue Nodes=ALL Default=YES State=UP"
} > "$folder/slurm/slurm.conf"

chown munge: /run/munge /var/log/munge
su -s /bin/sh munge -c munged
slurmctld -c
for node in $nodes; do
	name=${node%:*}
	mkdir -p "$folder/spool/$name"
	unshare --uts sh -c "hostname $name; exec slurmd -N $name"
done
until [ "$(sinfo -h -t idle -o %D)" = "$(wc -w <<< "$nodes")" ]; do sleep 0.2; done
echo ready
# The first process: it waits for the end of its input, and takes in what is left over.
while read -r _; do :; done
