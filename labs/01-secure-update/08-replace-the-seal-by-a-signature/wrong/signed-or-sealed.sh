# finding: policy-asks-signature
# after: the-storage-stays
# “It worked before, so let both pass.”
sed -i 's/\(.*\)when: signed }/&\n\1when: sealed }/' policy/policy.yaml
sleep 2
