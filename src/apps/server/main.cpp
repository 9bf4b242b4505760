// sinergi: one program, its commands. Wiring only.

#include "access/actions.hpp"
#include "access/rules.hpp"
#include "audit/sealer.hpp"
#include "grievances/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/migrate.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "seed/seed.hpp"
#include "server/operation.hpp"
#include "server/serve.hpp"
#include "server/version.hpp"

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
    std::string folder, head, number, reason;
    std::int64_t count = 0;
    bool as_json = false;
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

/// Kecamatan and villages of the office.
seed::Areas areas_of(Node& node) {
    seed::Areas areas;
    auto const atlas = node.areas->atlas();
    for (auto const level : {RegionLevel::district, RegionLevel::village})
        for (auto const& region :
             regions::search(*atlas, {.within = node.office.area, .level = level, .limit = 100'000}))
            areas.emplace_back(region.code, std::string(region.name));
    return areas;
}

/// Twelve characters that nobody misreads.
std::string readable_password() {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    for (char const byte : crypto::random_bytes(12))
        password += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return password;
}

int init(Wanted const& w) {
    found(w.place, w.settings);
    Node node(w.place);
    auto const password = readable_password();
    auto const hash = crypto::hash_password(password);
    auto const now = node.clock->now();
    auto const ends = Date::parse(w.decree_ends);
    if (!ends) throw Fault("--decree-ends: a day, YYYY-MM-DD");
    auto const made = node.database->write([&](db::Tx& tx) -> Result<access::AccountId> {
        SINERGI_TRY(permit, access::permit(access::Act::manage_accounts, access::founder(node.office.area),
                                           node.office.area, "init"));
        SINERGI_TRY(account, access::AccountName::parse(w.admin));
        SINERGI_TRY(name, access::PersonName::parse(w.admin_name));
        SINERGI_TRY(decree, access::DecreeNumber::parse(w.decree));
        return access::add_account(tx, node.office, permit, account,
                                   {.name = name,
                                    .role = access::Role::admin,
                                    .area = node.office.area,
                                    .decree = decree,
                                    .decree_ends = *ends},
                                   hash, now);
    });
    if (!made) throw Fault(locale::say(made.error(), locale::Language::id));
    std::cout << w.admin << "  " << password << "\n";
    return 0;
}

int seed_with_demo(Wanted const& w) {
    found(w.place, demo_settings());
    Node node(w.place);
    auto const accounts =
        seed::seed_demo(node.office, *calendar_of(node), node.files, areas_of(node), node.clock->now());
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

int seed_with_load(Wanted const& w) {
    Node node(w.place);
    seed::seed_load(node.office, *calendar_of(node), areas_of(node), w.count, node.clock->now(),
                    [](std::string_view what, std::int64_t done, std::int64_t of) {
                        std::cerr << what << " " << done << "/" << of << "\n";
                    });
    return 0;
}

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
              << ", head " << report.head.text() << "\n";
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
    auto const database = db::Database::open(w.place.database());
    auto const applied = db::migrate(*database);
    std::cout << (applied.empty()
                      ? "nothing to do"
                      : "applied " + std::to_string(applied.size()) + ", now at " + std::to_string(applied.back()))
              << "\n";
    return 0;
}

int erase_one(Wanted const& w) {
    Node node(w.place);
    auto const id = grievances::GrievanceId::parse(w.number);
    if (!id) throw Fault(locale::say(id.error(), locale::Language::id));
    auto const settings = node.database->read(
        [&](db::Tx& tx) { return grievances::read_settings(tx, date_in(node.office.zone, node.clock->now())); });
    auto const calendar = calendar_of(node);
    grievances::Desk const desk{node.office, settings, *calendar, node.clock->now()};
    auto const done =
        node.database->write([&](db::Tx& tx) { return grievances::erase(tx, desk, std::nullopt, *id, w.reason); });
    if (!done) throw Fault(locale::say(done.error(), locale::Language::id));
    std::cout << "erased " << grievances::tracking_number(*id) << "\n";
    return 0;
}

int report(BackupReport const& report) {
    std::cout << report.files << " files, " << report.bytes << " bytes, audit head " << report.head << "\n";
    return 0;
}

void add_place(CLI::App* command, Wanted& w) {
    command->add_option("--data", w.place.data, "folder of the office")->required();
    command->add_option("--db", w.place.db, "postgresql://... instead of DIR/sinergi.db");
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

int make_backup(Wanted const& w) { return report(backup(w.place, w.folder)); }
int make_restore(Wanted const& w) { return report(restore(w.folder, w.place)); }

void add_office_commands(CLI::App& app, Wanted& w, Commands& commands) {
    auto* serves = app.add_subcommand("serve", "serve an office");
    add_place(serves, w);
    serves->add_option("--listen", w.serve.http.listen, "address:port; port 0 takes a free one")->capture_default_str();
    serves->add_option("--tls", w.tls, "certificate and key, PEM; read again on SIGHUP")->expected(2);
    serves->add_option("--trusted-proxy", w.serve.http.trusted_proxy, "address whose X-Forwarded-For is believed");
    serves->add_option("--port-file", w.serve.port_file, "write the port there once it listens");
    commands.emplace_back(serves, serve_office);

    auto* founds = app.add_subcommand("init", "found an office with its first administrator");
    add_place(founds, w);
    founds->add_option("--area", w.settings.area, "region code of the office, as 3208")->required();
    founds->add_option("--name", w.settings.name, "name of the office")->required();
    founds->add_option("--zone", w.settings.zone, "WIB, WITA or WIT")
        ->capture_default_str()
        ->check(CLI::IsMember({"WIB", "WITA", "WIT"}));
    founds->add_option("--admin", w.admin, "account of the first administrator")->capture_default_str();
    founds->add_option("--admin-name", w.admin_name, "the administrator's name")->capture_default_str();
    founds->add_option("--decree", w.decree, "decree (SK) the account rests on")->required();
    founds->add_option("--decree-ends", w.decree_ends, "its last day, YYYY-MM-DD")->required();
    commands.emplace_back(founds, init);

    auto* migrates = app.add_subcommand("migrate", "bring the schema up to this program");
    add_place(migrates, w);
    commands.emplace_back(migrates, migrate_schema);
    auto* backs_up = app.add_subcommand("backup", "copy an office while it serves, and prove the copy");
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
    auto* load = seeds->add_subcommand("load", "many complaints, for measuring");
    add_place(load, w);
    load->add_option("--count", w.count, "how many")->required()->check(CLI::Range(1, 20'000'000));
    commands.emplace_back(load, seed_with_load);

    auto* audits = app.add_subcommand("audit", "the audit chain")->require_subcommand(1);
    auto* verifies = audits->add_subcommand("verify", "prove the chain, or name its first broken line");
    add_place(verifies, w);
    verifies->add_option("--head", w.head, "a head from the log: finds a chain cut at its end");
    commands.emplace_back(verifies, verify_audit);
    auto* erases = app.add_subcommand("erase", "empty what is personal in an ended complaint");
    add_place(erases, w);
    erases->add_option("number", w.number, "number of the complaint")->required();
    erases->add_option("--reason", w.reason, "why; kept in the audit chain")->required();
    commands.emplace_back(erases, erase_one);
    auto* openapi = app.add_subcommand("openapi", "print the OpenAPI document");
    add_place(openapi, w);
    commands.emplace_back(openapi, print_openapi);
}

int run(int argc, char** argv) {
    Wanted w;
    CLI::App app("Sinergi: pelayanan sosial yang menepati janji", "sinergi");
    app.set_version_flag("--version", std::string(version));
    app.require_subcommand(1);
    Commands commands;
    add_office_commands(app, w, commands);
    add_data_commands(app, w, commands);
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
    } catch (std::exception const& error) {
        std::cerr << "sinergi: " << error.what() << "\n";
        return 1;
    }
}
