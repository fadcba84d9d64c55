#!/usr/bin/perl
# unmarked.pl NAMES <LIST - words outside the marks of pseudo.sh.
#
# A line of LIST is FORMAT FILE [MORE…]; FORMAT is text, man, html, xml or
# markdown.  What stands in ⟦…⟧ in FILE went through gettext.  Of the rest go
# commands of other programs, the names in the files NAMES and MORE, one a line,
# and what is no word of a language: numbers, addresses, paths, options,
# identifiers.  Words that are left are printed with what surrounds them, and
# the status is 1.
use strict;
use warnings;
use utf8;

# Not by the modules for it: a small Debian does not have them.
binmode $_, ':utf8' for *STDIN, *STDOUT, *STDERR;

my $near = 30;

sub slurp {
	my ($path) = @_;
	open my $in, '<:utf8', $path or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

# Tags go; what their attributes show to people stays.
my %shown = (
	html => qr/\b(?:aria-label|title|alt)="([^"]*)"/,
	xml => qr/\b(?:name|message)="([^"]*)"/,
);
my %entities = (lt => '<', gt => '>', quot => '"', apos => "'", amp => '&');

sub text_of_markup {
	my ($text, $format) = @_;
	$text =~ s/<!--.*?-->//gs;
	$text =~ s/<style\b.*?<\/style>//gs;
	$text =~ s/<property [^>]*>//g;
	$text =~ s{<([^>]*)>}{join ' ', '', $1 =~ /$shown{$format}/g, ''}ges;
	$text =~ s/&(\w+);/$entities{$1} \/\/ ' '/ge;
	$text =~ s/&#\w+;/ /g;
	return $text;
}

# What is no word of a language, before names are looked for: those may have
# such parts as well.
sub without_tokens {
	my ($text) = @_;
	for my $pattern (
		qr/[+-] [\w-]+ \{"[^{}]*\}/,         # an entry of a policy
		qr{https?://[^\s"'<>)]+},            # addresses
		qr{[\w.*+-]+@[\w.-]+},
		qr{[\w.@*~\$-]*/[\w.@/*~\$%-]+},     # paths
		qr{\b[A-Z][a-z]+-[A-Z]\w+},          # cmdlets, their parameters
		qr/<[\w ]+>|\@\{\w+=/,
		qr{\b[\w-]+(?:\.[\w-]+)+\b},         # names with dots, files
		qr{\b[A-Z]?[a-z]+[A-Z]\w*},          # properties, headers
		qr{\b(?:X|ARC)-[\w-]+}i,
		qr{\b[A-Za-z]+_\w+},
	) {
		$text =~ s/$pattern/·/g;
	}
	return $text;
}

# names_of FILE…: those in them, one a line.
sub names_of {
	return grep { /[A-Za-z]/ } map { without_tokens(s/\s+/ /gr) }
	    map { split /\n/, slurp($_) } @_;
}

# The longest first, so that none is cut by another.
sub pattern_of {
	my %names = map { lc $_ => 1 } @_;
	my $names = join '|', map { quotemeta }
	    sort { length $b <=> length $a || $a cmp $b } keys %names;
	return qr/(?<![A-Za-z0-9])(?:$names)(?![A-Za-z0-9])/i;
}

# What people read of it, in one line.
sub line_of {
	my ($text, $format) = @_;
	$text = text_of_markup($text, $format) if $shown{$format};
	$text =~ s/`[^`]*`/ /g;
	if ($format eq 'man') {
		$text =~ s/^\.nf\n.*?^\.fi\n//gms;
		$text =~ s/^\.(?!SH).*\n//gm;
		$text =~ s/^\.SH//gm;
		$text =~ s/\\fI.*?\\fR//g;
		$text =~ s/\\f[BR]|\\&//g;
		$text =~ s/\\-/-/g;
	}
	$text =~ s/^\s*(?:az|openssl|cat|sha256sum) .*$//gm;
	return $text =~ s/\s+/ /gr;
}

sub left_of {
	my ($text, $names) = @_;
	# What is cut has lost its closing mark.
	$text =~ s/⟦[^⟦⟧]*⟧/⟦⟧/g;
	$text =~ s/⟦[^⟦⟧]*?(?:…|\.\.\.)/⟦⟧/g;
	$text = without_tokens($text);
	$text =~ s/$names/·/g;
	$text =~ s/[\w.:+-]*[0-9][\w.:+-]*/·/g;           # ids, times, versions
	$text =~ s/(?<!\w)(?:--?|\$)[A-Za-z][\w-]*/·/g;   # options, variables
	$text =~ s/\w*…/·/g;
	return $text;
}

my @names = names_of(shift @ARGV);
my $bad = 0;
my %patterns;
while (<STDIN>) {
	my ($format, $file, @more) = split;
	my $names = $patterns{"@more"} //= pattern_of(@names, names_of(@more));
	my $text = left_of(line_of(slurp($file), $format), $names);
	my %is_told;
	while ($text =~ /[A-Za-z]{2,}(?:[ ,;:.()'"-]+[A-Za-z]{2,})*/g) {
		my ($words, $from, $to) = ($&, $-[0], $+[0]);
		next if $is_told{$words}++;
		my $begin = $from > $near ? $from - $near : 0;
		printf "%s: not marked: \"%s\" in: %s\n", $file =~ s{.*/}{}r,
		    $words, substr $text, $begin, $to - $begin + $near;
		$bad = 1;
	}
}
exit $bad;
