// sinergi: one program, its commands. Wiring only.

#include "access/actions.hpp"
#include "access/rules.hpp"
#include "audit/sealer.hpp"
#include "cases/actions.hpp"
#include "federation/plugs.hpp"
#include "grievances/actions.hpp"
#include "lists/command.hpp"
#include "matching/command.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/migrate.hpp"
#include "plumbing/db/postgres_role.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "seed/seed.hpp"
#include "seed/together.hpp"
#include "server/erase.hpp"
#include "server/nodes.hpp"
#include "server/operation.hpp"
#include "server/registry_command.hpp"
#include "server/serve.hpp"
#include "server/version.hpp"
#include "synth/synth.hpp"

#include <malloc.h>
#include <CLI/CLI.hpp>

#include <iostream>

namespace sinergi::apps {
namespace {

struct Wanted {
    Place place;
    ServeOptions serve;
    std::vector<std::string> tls;
    NodeSettings settings;
    std::string admin = "admin", admin_name = "Administrator", decree, decree_ends;
    std::string folder, head, number, reason, serve_as;
    std::int64_t count = 0;
    bool as_json = false;
    NodesWish nodes;
    synth::Wish made_up;
    std::string made_up_errors = "usual", made_up_area, civil, social;
    lists::CompareWish compare;
    std::string regency, regency_db, url = "http://127.0.0.1:8081", regency_url = "http://127.0.0.1:8080";
};

struct AccountOut {
    std::string account, password, role, area, name;
};
BOOST_DESCRIBE_STRUCT(AccountOut, (), (account, password, role, area, name))
struct SeedOut {
    std::vector<AccountOut> accounts;
};
BOOST_DESCRIBE_STRUCT(SeedOut, (), (accounts))

/// What the demo's office is; its help lines are the national ones (docs/sources.md#help-lines).
NodeSettings demo_settings() {
    return {.area = "3208",
            .name = "Dinas Sosial Kabupaten Kuningan",
            .zone = "WIB",
            .help = {{"Panggilan darurat", "112", "Polisi, ambulans, pemadam: bila ada bahaya sekarang",
                      "Police, ambulance, fire: when there is danger now"},
                     {"SAPA", "129", "Kekerasan pada perempuan dan anak, 24 jam",
                      "Violence against women and children, 24 hours"},
                     // Its number was not found: the page says so and names SAPA 129 until the office enters it.
                     {"UPTD PPA Kabupaten Kuningan", "", "", ""},
                     {"Kementerian Sosial", "171", "Command Center, 24 jam; dari luar kota 021-171",
                      "Command Center, 24 hours; from elsewhere 021-171"}}};
}

std::shared_ptr<calendar::Calendar const> calendar_of(Node& node) { return node.days->now(); }

/// Twelve characters that nobody misreads.
std::string readable_password() {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    for (char const byte : crypto::random_bytes(12))
        password += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return password;
}

/// What an option says, as a value. @throws Fault that names the option
template <class T>
T said(std::string_view option, Result<T> const& read) {
    if (!read) throw Fault(fmt::format("{}: {}", option, locale::say(read.error(), locale::Language::id)));
    return *read;
}

struct FirstAdmin {
    access::AccountName account;
    access::AccountWish wish;
};

/// Read before anything is made, so that a slip of the pen founds no half office.
FirstAdmin admin_in(Wanted const& w) {
    auto const ends = Date::parse(w.decree_ends);
    if (!ends) throw Fault("--decree-ends: a day, YYYY-MM-DD");
    return {.account = said("--admin", access::AccountName::parse(w.admin)),
            .wish = {.name = said("--admin-name", access::PersonName::parse(w.admin_name)),
                     .role = access::Role::admin,
                     .area = {},
                     .decree = said("--decree", access::DecreeNumber::parse(w.decree)),
                     .decree_ends = *ends}};
}

int add_admin(Place const& place, FirstAdmin admin) {
    Node node(place);
    auto const password = readable_password();
    auto const hash = crypto::hash_password(password);
    auto const now = node.clock->now();
    admin.wish.area = node.office.area;
    auto const made = node.database->write([&](db::Tx& tx) -> Result<access::AccountId> {
        SINERGI_TRY(permit, access::permit(access::Act::manage_accounts, access::founder(node.office.area),
                                           node.office.area, "init"));
        return access::add_account(tx, node.office, permit, admin.account, admin.wish, hash, now);
    });
    if (!made) throw Fault(locale::say(made.error(), locale::Language::id));
    std::cout << admin.account.text() << "  " << password << "\n";
    return 0;
}

int init(Wanted const& w) {
    auto settings = w.settings;
    settings.area = area_setting(settings.area);
    settings.name = said("--name", Line<3, 120>::parse(settings.name)).text();
    auto const admin = admin_in(w);
    check_unfounded(w.place);
    found(w.place, settings);
    return add_admin(w.place, admin);
}

int another_admin(Wanted const& w) { return add_admin(w.place, admin_in(w)); }

int tell_accounts(Wanted const& w, std::vector<seed::SeedAccount> const& accounts) {
    if (w.as_json) {
        SeedOut out;
        for (auto const& a : accounts) out.accounts.push_back({a.account, a.password, a.role, a.area, a.name});
        std::cout << json::write(out) << "\n";
        return 0;
    }
    std::cout << "Akun demo / demo accounts:\n";
    for (auto const& a : accounts)
        std::cout << "  " << a.account << "  " << a.password << "  " << a.role << "  " << a.area << "\n";
    return 0;
}

int seed_with_demo(Wanted const& w) {
    found(w.place, demo_settings());
    Node node(w.place);
    auto const accounts =
        seed::seed_demo(node.office, *calendar_of(node), node.files, areas_of(node), node.clock->now());
    fill_registry(node, areas_of(node));
    return tell_accounts(w, accounts);
}

int seed_with_ministry(Wanted const& w) {
    auto settings = demo_settings();
    settings.area = "";
    settings.name = "Kementerian Sosial, Pusat Kendali";
    found(w.place, settings);
    Place const other{.data = w.regency, .db = w.regency_db};
    set_url(w.place, w.url);
    set_url(other, w.regency_url);
    Node ministry(w.place);
    Node regency(other);
    federation::Post ministry_post(ministry.office, ministry.files, sign_of(ministry));
    federation::Post regency_post(regency.office, regency.files, sign_of(regency));
    auto const ministry_days = calendar_of(ministry);
    auto const regency_days = calendar_of(regency);
    return tell_accounts(w, seed::seed_ministry({regency.office, *regency_days, regency_post, w.regency_url},
                                                {ministry.office, *ministry_days, ministry_post, w.url},
                                                areas_of(regency), regency.clock->now()));
}

int seed_with_load(Wanted const& w) {
    Node node(w.place);
    seed::seed_load(node.office, *calendar_of(node), areas_of(node), w.count, node.clock->now(),
                    [](std::string_view what, std::int64_t done, std::int64_t of) {
                        std::cerr << what << " " << done << "/" << of << "\n";
                    });
    return 0;
}

/// What all of `synth` has in common, checked.
synth::Wish made_up(Wanted const& w) {
    auto wish = w.made_up;
    if (!boost::describe::enum_from_string(w.made_up_errors.c_str(), wish.errors))
        throw Fault("--errors: mild, usual or rough");
    if (!w.made_up_area.empty()) {
        auto const area = RegionCode::parse(w.made_up_area);
        if (!area) throw Fault(locale::say(area.error(), locale::Language::id));
        wish.area = *area;
    }
    if ((wish.persons > 0) == (wish.records > 0)) throw Fault("--persons or --records, one of them");
    return wish;
}

int report(Result<synth::Tally> const& made) {
    if (!made) throw Fault(locale::say(made.error(), locale::Language::id));
    std::cerr << made->persons << " persons, " << made->families << " families, " << made->rows << " rows";
    if (made->others > 0) std::cerr << " and " << made->others;
    std::cerr << "\n";
    return 0;
}

int synth_dedupe(Wanted const& w) { return report(synth::make_dedupe(made_up(w), w.folder)); }
int synth_link(Wanted const& w) { return report(synth::make_link(made_up(w), w.civil, w.social)); }
int synth_registry(Wanted const& w) { return report(synth::make_registry(made_up(w), w.folder)); }

int verify_audit(Wanted const& w) {
    Node node(w.place);
    std::optional<audit::Head> known;
    if (!w.head.empty()) {
        auto const read = audit::Head::parse(w.head);
        if (!read) throw Fault(locale::say(read.error(), locale::Language::id));
        known = *read;
    }
    auto const report = audit::verify(*node.database, known);
    std::cout << "lines " << report.lines << ", blocks " << report.blocks << ", unsealed " << report.unsealed
              << ", purposes erased " << report.emptied << ", head " << report.head.text() << "\n";
    if (!report.first_broken) {
        std::cout << "intact\n";
        return 0;
    }
    auto const& broken = *report.first_broken;
    std::cout << "BROKEN at seq " << broken.seq << ", line " << id_text(broken.line) << ": "
              << boost::describe::enum_to_string(broken.why, "unknown") << "\n";
    return 1;
}

int migrate_schema(Wanted const& w) {
    auto const database = open_database(w.place);
    auto const applied = db::migrate(*database);
    if (!w.serve_as.empty()) db::let_serve(*database, w.serve_as);
    std::cout << (applied.empty()
                      ? "nothing to do"
                      : "applied " + std::to_string(applied.size()) + ", now at " + std::to_string(applied.back()))
              << "\n";
    return 0;
}

int erase_one(Wanted const& w) {
    Node node(w.place);
    auto const erased = erase_by_number(node, w.number, w.reason);
    std::cout << "erased " << erased << "\n";
    return 0;
}

void add_place(CLI::App* command, Wanted& w) {
    command->add_option("--data", w.place.data, "folder of the office")->required();
    command->add_option("--db", w.place.db, "postgresql://... instead of DIR/sinergi.db; its password in PGPASSFILE")
        ->check([](std::string const& text) -> std::string {
            bool const is_address = text.starts_with("postgresql://") || text.starts_with("postgres://");
            return is_address ? "" : "an address as postgresql://HOST/NAME is wanted";
        });
}

void add_admin_options(CLI::App* command, Wanted& w) {
    command->add_option("--admin-name", w.admin_name, "the administrator's name")->capture_default_str();
    command->add_option("--decree", w.decree, "decree (SK) the account rests on")->required();
    command->add_option("--decree-ends", w.decree_ends, "its last day, YYYY-MM-DD")->required();
}

using Does = int (*)(Wanted const&);
using Commands = std::vector<std::pair<CLI::App*, Does>>;

int serve_office(Wanted const& w) {
    auto options = w.serve;
    if (w.tls.size() == 2) {
        options.http.tls_cert = w.tls[0];
        options.http.tls_key = w.tls[1];
    }
    serve(w.place, options);
    return 0;
}

int print_openapi(Wanted const& w) {
    Node node(w.place);
    std::cout << openapi_document(node) << "\n";
    return 0;
}

/// A command about other nodes, on the place that was named.
template <int (*Does)(NodesWish const&)>
int about_nodes(Wanted const& w) {
    auto wish = w.nodes;
    wish.place = w.place;
    return Does(wish);
}

int make_backup(Wanted const& w) { return tell(backup(w.place, w.folder), std::cout, std::cerr); }
int make_restore(Wanted const& w) { return tell(restore(w.folder, w.place), std::cout, std::cerr); }

void add_office_commands(CLI::App& app, Wanted& w, Commands& commands) {
    auto* serves = app.add_subcommand("serve", "serve an office");
    add_place(serves, w);
    serves->add_option("--listen", w.serve.http.listen, "address:port; port 0 takes a free one")->capture_default_str();
    serves->add_option("--tls", w.tls, "certificate and key, PEM; read again on SIGHUP")->expected(2);
    serves->add_option("--trusted-proxy", w.serve.http.trusted_proxy, "address whose X-Forwarded-For is believed");
    serves->add_option("--ca", w.serve.ca_file, "authority of other nodes' certificates, PEM");
    serves->add_option("--port-file", w.serve.port_file, "write the port there once it listens");
    commands.emplace_back(serves, serve_office);

    auto* founds = app.add_subcommand("init", "found an office with its first administrator");
    add_place(founds, w);
    founds->add_option("--area", w.settings.area, "region code of the office, as 3208; \"nasional\" for the ministry")
        ->required();
    founds->add_option("--url", w.settings.url, "address where other nodes reach it");
    founds->add_option("--name", w.settings.name, "name of the office")->required();
    founds->add_option("--zone", w.settings.zone, "WIB, WITA or WIT")
        ->capture_default_str()
        ->check(CLI::IsMember({"WIB", "WITA", "WIT"}));
    founds->add_option("--admin", w.admin, "account of the first administrator")->capture_default_str();
    add_admin_options(founds, w);
    commands.emplace_back(founds, init);
    auto* admins = app.add_subcommand("admin", "one more administrator, when none of an office can sign in");
    add_place(admins, w);
    admins->add_option("--admin", w.admin, "a new account")->required();
    add_admin_options(admins, w);
    commands.emplace_back(admins, another_admin);

    auto* migrates = app.add_subcommand("migrate", "bring the schema up to this program");
    add_place(migrates, w);
    migrates->add_option("--serve-as", w.serve_as,
                         "role of PostgreSQL that serves: reads and writes, changes no table");
    commands.emplace_back(migrates, migrate_schema);
    auto* backs_up = app.add_subcommand("backup",
                                        "copy an office while it serves, and prove the copy; status 3: the office has "
                                        "lost files that its records name");
    add_place(backs_up, w);
    backs_up->add_option("--to", w.folder, "new folder")->required();
    commands.emplace_back(backs_up, make_backup);
    auto* restores = app.add_subcommand("restore", "make an office from a backup");
    add_place(restores, w);
    restores->add_option("--from", w.folder, "folder of the backup")->required();
    commands.emplace_back(restores, make_restore);
}

void add_data_commands(CLI::App& app, Wanted& w, Commands& commands) {
    auto* seeds = app.add_subcommand("seed", "made-up people and complaints")->require_subcommand(1);
    auto* demo = seeds->add_subcommand("demo", "a demo office of Kabupaten Kuningan");
    add_place(demo, w);
    demo->add_flag("--json", w.as_json, "accounts as JSON");
    commands.emplace_back(demo, seed_with_demo);
    auto* ministry = seeds->add_subcommand("ministry", "the ministry's demo office, joined with the regency's");
    add_place(ministry, w);
    ministry->add_option("--regency", w.regency, "folder of the demo office it is joined with")->required();
    ministry->add_option("--regency-db", w.regency_db, "its database, unless it is in the folder");
    ministry->add_option("--url", w.url, "where the regency reaches it")->capture_default_str();
    ministry->add_option("--regency-url", w.regency_url, "where it reaches the regency")->capture_default_str();
    ministry->add_flag("--json", w.as_json, "accounts as JSON");
    commands.emplace_back(ministry, seed_with_ministry);
    auto* load = seeds->add_subcommand("load", "many complaints, for measuring");
    add_place(load, w);
    load->add_option("--count", w.count, "how many")->required()->check(CLI::Range(1, 20'000'000));
    commands.emplace_back(load, seed_with_load);

    auto* audits = app.add_subcommand("audit", "the audit chain")->require_subcommand(1);
    auto* verifies = audits->add_subcommand("verify", "prove the chain, or name its first broken line");
    add_place(verifies, w);
    verifies->add_option("--head", w.head, "a head from the log: finds a chain cut at its end");
    commands.emplace_back(verifies, verify_audit);
    auto* erases = app.add_subcommand("erase", "empty what is personal in one ended record");
    add_place(erases, w);
    erases
        ->add_option("number", w.number,
                     "of a complaint, request, case, objection, proposal, question about own data, list or padan")
        ->required();
    erases->add_option("--reason", w.reason, "why; kept in the audit chain")->required();
    commands.emplace_back(erases, erase_one);
    auto* openapi = app.add_subcommand("openapi", "print the OpenAPI document");
    add_place(openapi, w);
    commands.emplace_back(openapi, print_openapi);
}

CLI::App* add_synth_command(CLI::App* synths, Wanted& w, char const* name, char const* about) {
    auto* made = synths->add_subcommand(name, about);
    made->add_option("--persons", w.made_up.persons, "how many true people");
    made->add_option("--seed", w.made_up.seed, "the same seed makes the same files")->capture_default_str();
    made->add_option("--errors", w.made_up_errors, "mild, usual or rough")
        ->capture_default_str()
        ->check(CLI::IsMember({"mild", "usual", "rough"}));
    made->add_option("--area", w.made_up_area, "region code everybody lives in; none: the country");
    return made;
}

void add_synth_commands(CLI::App& app, Wanted& w, Commands& commands) {
    auto* synths = app.add_subcommand("synth", "lists of made-up people, with the truth")->require_subcommand(1);
    auto* dedupe = add_synth_command(synths, w, "dedupe", "one register with people who stand in it twice");
    dedupe->add_option("--records", w.made_up.records, "how many rows, exactly, instead of --persons");
    dedupe->add_option("--out", w.folder, "CSV file")->required();
    commands.emplace_back(dedupe, synth_dedupe);
    auto* link = add_synth_command(synths, w, "link", "a civil registry and a social one");
    link->add_option("--civil", w.civil, "CSV file")->required();
    link->add_option("--social", w.social, "CSV file")->required();
    commands.emplace_back(link, synth_link);
    auto* registry = add_synth_command(synths, w, "registry", "families and members as a village sends them");
    registry->add_option("--out", w.folder, "folder for keluarga.csv, anggota.csv and truth.csv")->required();
    commands.emplace_back(registry, synth_registry);
}

int compare_lists(Wanted const& w) {
    auto wish = w.compare;
    if (w.as_json) wish.print = lists::CompareWish::Print::json;
    return lists::run_compare(wish, make_clock()->now());
}

void add_compare_command(CLI::App& app, Wanted& w, Commands& commands) {
    auto& wish = w.compare;
    auto* compares = app.add_subcommand("compare", "two lists of people: who is in both, in one, twice, changed");
    compares->add_option("left", wish.left, "XLSX or CSV")->required();
    compares->add_option("right", wish.right, "XLSX or CSV")->required();
    compares->add_option("--out", wish.out, "XLSX file for the result");
    compares->add_option("--left-sheet", wish.left_sheet, "by name; else the one that looks like people");
    compares->add_option("--right-sheet", wish.right_sheet, "by name; else the one that looks like people");
    compares->add_option("--left-columns", wish.left_columns, "set by hand: nama=B,nik=3");
    compares->add_option("--right-columns", wish.right_columns, "set by hand: nama=B,nik=3");
    compares->add_option("--pairs", wish.pairs, "CSV file for the rows called one person");
    compares->add_option("--language", wish.language, "id or en")
        ->capture_default_str()
        ->check(CLI::IsMember({"id", "en"}));
    compares->add_option("--threads", wish.threads, "0: as many as the machine has")->capture_default_str();
    compares->add_flag("--json", w.as_json, "print the figures as JSON");
    commands.emplace_back(compares, compare_lists);
}

void add_node_commands(CLI::App& app, Wanted& w, Commands& commands) {
    auto* nodes = app.add_subcommand("federation", "other nodes: cards, trust, keys")->require_subcommand(1);
    auto const add = [&](char const* word, char const* says, Does does) {
        auto* command = nodes->add_subcommand(word, says);
        add_place(command, w);
        commands.emplace_back(command, does);
        return command;
    };
    auto* card = add("card", "print this node's card and fingerprint", about_nodes<show_card>);
    card->add_option("--url", w.nodes.url, "its own address, kept from now on");
    auto* trust = add("trust", "propose another node by its card", about_nodes<trust_node>);
    trust->add_option("--card", w.nodes.card_file, "file with its card")->required();
    trust->add_option("--fingerprint", w.nodes.fingerprint, "typed from paper")->required();
    trust->add_option("--url", w.nodes.card_url, "address to reach it by, instead of its card's");
    auto* confirmed = add("confirm", "a second person agrees", about_nodes<confirm_node>);
    auto* suspended = add("suspend", "stop all exchange with a node at once", about_nodes<suspend_node>);
    auto* resumed = add("resume", "take it up again", about_nodes<resume_node>);
    auto* rotated = add("rotate", "new keys for this node", about_nodes<rotate_keys>);
    rotated->add_flag("--compromised", w.nodes.is_compromised, "the old keys leaked: they sign nothing more");
    auto* pings = add("ping", "try the line: letters that do nothing", about_nodes<ping_node>);
    pings->add_option("--count", w.nodes.count, "how many")->capture_default_str()->check(CLI::Range(1, 1'000'000));
    pings->add_option("--streams", w.nodes.streams, "over how many streams")->check(CLI::Range(1, 1'000'000));
    add("nodes", "print the nodes it is joined with", about_nodes<list_nodes>);
    for (auto* command : {confirmed, suspended, resumed, pings})
        command->add_option("--node", w.nodes.node, "its code, as 3208 or pusat")->required();
    for (auto* command : {trust, confirmed, suspended, resumed, rotated, pings})
        command->add_option("--by", w.nodes.by, "who does it")->required();
}

int run(int argc, char** argv) {
    Wanted w;
    CLI::App app("Sinergi: pelayanan sosial yang menepati janji", "sinergi");
    app.set_version_flag("--version", std::string(version));
    app.require_subcommand(1);
    Commands commands;
    add_office_commands(app, w, commands);
    add_data_commands(app, w, commands);
    add_node_commands(app, w, commands);
    add_synth_commands(app, w, commands);
    add_compare_command(app, w, commands);
    app.add_subcommand("match", "who is who in lists of people: match dedupe, match link")->prefix_command();
    app.add_subcommand("registry", "persons and families: registry import")->prefix_command();
    if (argc > 1 && std::string_view(argv[1]) == "match") return matching::run({argv + 2, argv + argc});
    if (argc > 1 && std::string_view(argv[1]) == "registry") return run_registry({argv + 2, argv + argc});
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error);
    }
    for (auto const& [command, does] : commands)
        if (*command) return does(w);
    return 2;
}

}  // namespace
}  // namespace sinergi::apps

int main(int argc, char** argv) {
    // glibc keeps an arena a thread; two are enough and keep a node at rest small.
    mallopt(M_ARENA_MAX, 2);
    try {
        return sinergi::apps::run(argc, argv);
    } catch (std::filesystem::filesystem_error const& error) {
        std::cerr << "sinergi: " << error.path1().string() << ": " << error.code().message()
                  << ": whoever runs this must own the folder (sudo -u sinergi sinergi ...), and the disk have room\n";
        return 1;
    } catch (std::exception const& error) {
        std::cerr << "sinergi: " << error.what() << "\n";
        return 1;
    }
}
