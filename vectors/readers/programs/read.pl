# Reads URLs with a library of Perl, as ../README.md explains.
use strict;
use warnings;

sub parsed {
    my ($scheme, $host, $port, $userinfo, $target, $printed) = @_;
    return join "\t", $scheme, $host, $port // '', $userinfo // '', $target, $printed;
}

my %clients = (
    parse_URI => sub {
        require URI;
        return URI->VERSION, sub {
            my $it = URI->new($_[0]);
            my $target = $it->canonical->path . (defined $it->query ? '?' . $it->query : '');
            return parsed($it->scheme, $it->host, $it->port, $it->userinfo, $target, $it->as_string);
        };
    },
    'parse_Mojo::URL' => sub {
        require Mojolicious;
        require Mojo::URL;
        return Mojolicious->VERSION, sub {
            my $it = Mojo::URL->new($_[0]);
            my $printed = $it->to_string;
            $it->path->canonicalize;
            return parsed($it->scheme, $it->host, $it->port, $it->userinfo, $it->path_query, $printed);
        };
    },
    'send_LWP' => sub {
        require LWP::UserAgent;
        my $client = LWP::UserAgent->new(keep_alive => 1);
        return LWP::UserAgent->VERSION, sub { $client->get($_[0])->content };
    },
    'send_HTTP::Tiny' => sub {
        require HTTP::Tiny;
        my $client = HTTP::Tiny->new;
        return HTTP::Tiny->VERSION, sub { $client->get($_[0])->{content} };
    },
    'send_Furl' => sub {
        require Furl;
        my $client = Furl->new;
        return Furl->VERSION, sub { $client->get($_[0])->content };
    },
    'send_Mojo::UserAgent' => sub {
        require Mojolicious;
        require Mojo::UserAgent;
        my $client = Mojo::UserAgent->new;
        return Mojolicious->VERSION, sub { $client->get($_[0])->result->body };
    },
);

$| = 1;
my ($version, $read) = $clients{$ARGV[0]}->();
print "$version\n";
while (my $url = <STDIN>) {
    chomp $url;
    my $answer = eval { $read->($url) } // "error: $@";
    $answer =~ s/\s+\z//;
    $answer =~ tr/\n/ /;
    print "$answer\n";
}
