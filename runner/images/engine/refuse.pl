#!/usr/bin/perl
# refuse.pl FILTER COMMAND...: puts on a seccomp filter (as enosys --dump writes it) and becomes COMMAND.
# setpriv --seccomp-filter would do, but it also sets no_new_privs, and then no learner can use sudo.
use strict;
my $file = shift @ARGV;
open my $in, '<:raw', $file or die "refuse.pl: cannot read $file: $!\n";
my $filter = do { local $/; <$in> };
my %prctl = (x86_64 => 157, aarch64 => 167);
chomp(my $machine = do { open my $arch, '<', '/usr/local/lib/stackyard/arch' or die "refuse.pl: no file arch: $!\n"; <$arch> });
my $number = $prctl{$machine} or die "refuse.pl: no system call number of prctl for $machine is known\n";
# struct sock_fprog: a count of eight-byte instructions, padded to a pointer
my $program = pack 'S x6 P', length($filter) / 8, $filter;
my ($PR_SET_SECCOMP, $SECCOMP_MODE_FILTER) = (22, 2);
syscall($number, $PR_SET_SECCOMP, $SECCOMP_MODE_FILTER, $program, 0, 0) == 0 or die "refuse.pl: seccomp: $!\n";
exec { $ARGV[0] } @ARGV or die "refuse.pl: cannot run $ARGV[0]: $!\n";
