#include "server/operation.hpp"

#include "audit/sealer.hpp"
#include "federation/post.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/db/migrate.hpp"
#include "plumbing/db/postgres_role.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "server/retention.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <fstream>
#include <set>
#include <sstream>

extern char** environ;

namespace sinergi::apps {
namespace {

namespace fs = std::filesystem;

struct Copied {
    std::string path, digest;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Copied, (), (path, digest, bytes))
struct Manifest {
    std::string made_at, engine, head;
    std::int64_t schema = 0;
    std::vector<Copied> copied;
    std::vector<std::string> missing{};  // what the office had lost by then
    static constexpr std::string_view optional_members = "missing";
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (made_at, engine, head, schema, copied, missing))

std::string digest_of(fs::path const& file, std::int64_t& bytes) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Fault("cannot read " + file.string());
    crypto::Digester digester;
    std::string chunk(1U << 20U, '\0');
    bytes = 0;
    while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
        auto const got = static_cast<std::size_t>(in.gcount());
        digester.add(std::string_view(chunk).substr(0, got));
        bytes += static_cast<std::int64_t>(got);
    }
    return crypto::hex(digester.finish());
}

void sync_file(fs::path const& file) {
    int const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    bool const is_synced = ::fsync(fd) == 0;
    ::close(fd);
    if (!is_synced) throw Fault("cannot sync " + file.string());
}

void copy_one(fs::path const& from, fs::path const& to) {
    fs::create_directories(to.parent_path());
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
    sync_file(to);
}

/// Runs a program of PostgreSQL's on a database and waits. Its messages go to our stderr.
void run(std::vector<std::string> words, db::Connection const& on) {
    std::vector<std::string> known;
    for (char** one = environ; *one != nullptr; ++one) {
        std::string_view const text(*one);
        auto const is_ours = [&](auto const& pair) { return text.starts_with(pair.first + "="); };
        if (std::ranges::none_of(on.environment, is_ours)) known.emplace_back(text);
    }
    for (auto const& [name, value] : on.environment) known.push_back(fmt::format("{}={}", name, value));
    std::vector<char*> argv, env;
    for (auto& word : words) argv.push_back(word.data());
    for (auto& one : known) env.push_back(one.data());
    argv.push_back(nullptr);
    env.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), env.data()) != 0)
        throw Fault(words[0] + " cannot be started: install postgresql-client-15");
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Fault(words[0] + " failed");
}

void check_empty(fs::path const& folder) {
    if (fs::exists(folder) && !fs::is_empty(folder)) throw Fault(folder.string() + " is not empty: name a new folder");
}

/// A folder that was empty. Unless all went well it is empty again, so that a restore can be tried anew.
class Beginning {
public:
    explicit Beginning(fs::path folder) : folder_(std::move(folder)) {
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    ~Beginning() {
        std::error_code ignored;
        if (is_kept_) return;
        for (auto const& entry : fs::directory_iterator(folder_, ignored)) fs::remove_all(entry.path(), ignored);
    }
    Beginning(Beginning const&) = delete;
    Beginning& operator=(Beginning const&) = delete;
    void keep() noexcept { is_kept_ = true; }

private:
    fs::path folder_;
    bool is_kept_ = false;
};

std::string proved_head(std::string const& database) {
    auto const copy = db::Database::open(database);
    auto const report = audit::verify(*copy);
    if (report.first_broken)
        throw Fault("the audit chain of the copy is broken at line " + std::to_string(report.first_broken->seq));
    return report.head.text();
}

/// Partners hear that this is an older state, and send again what it may lack. A backup of a release that did not know
/// partners has nothing to say.
void raise_epoch(Place const& to) {
    auto const database = db::Database::open(to.database());
    constexpr int epochs_since = 72;
    if (!db::has_applied(*database, epochs_since)) return;
    std::ifstream in(to.data / "secret", std::ios::binary);
    std::ostringstream secret;
    secret << in.rdbuf();
    federation::raise_epoch(*database, secret.str(), make_clock()->now());
}

bool is_postgres(Place const& place) { return place.database().starts_with("postgres"); }

fs::path copy_of(fs::path const& to, std::string const& name) { return to / name.substr(0, 2) / name; }

/// What rows name and the folder does not hold: put since, or lost.
std::vector<std::string> not_copied(Node& node, fs::path const& to) {
    std::set<std::string> out;
    for (int at = 0; at < 256; ++at) {
        auto const shelf = fmt::format("{:02x}", at);
        out.merge(node.database->read([&](db::Tx& tx) {
            std::set<std::string> some;
            for (auto const* one : file_namers())  // "g" stands behind every digit of a name
                for (auto& name : tx.all<std::string>(*one, {{"first", shelf}, {"last", shelf + "g"}}))
                    if (!fs::exists(copy_of(to, name))) some.insert(std::move(name));
            return some;
        }));
    }
    return {out.begin(), out.end()};
}

}  // namespace

int tell(BackupReport const& report, std::ostream& out, std::ostream& err) {
    out << report.files << " files, " << report.bytes << " bytes, audit head " << report.head << "\n";
    if (report.missing.empty()) return 0;
    for (auto const& name : report.missing) err << "missing in the office: " << copy_of("files", name).string() << "\n";
    err << "NOT WHOLE: the backup is kept and can be restored, but the office has lost " << report.missing.size()
        << " files that its records name (above). Fetch them from an older backup into the office's folder, then back "
           "up again.\n";
    return not_whole;
}

void copy_files(files::FileStore const& store, std::vector<files::Stored> const& listed, fs::path const& to) {
    for (auto const& one : listed) {
        auto const copy = copy_of(to, one.name);
        std::error_code error;
        if (fs::file_size(copy, error) == static_cast<std::uintmax_t>(one.bytes) && !error) continue;
        fs::create_directories(copy.parent_path());
        fs::copy_file(store.path_of(one.name).value(), copy, fs::copy_options::overwrite_existing, error);
        if (error == std::errc::no_such_file_or_directory) continue;  // removed since: no row named it any more
        if (error) throw Fault("cannot copy " + one.name + ": " + error.message());
        sync_file(copy);
    }
}

BackupReport backup(Place const& from, fs::path const& to) {
    check_empty(to);
    Node node(from);
    fs::create_directories(to);
    fs::permissions(to, fs::perms::owner_all);
    Manifest manifest{.made_at = node.clock->now().text(),
                      .engine = is_postgres(from) ? "postgres" : "sqlite",
                      .head = {},
                      .schema = db::schema_state(*node.database).at,
                      .copied = {}};
    // Files before the database, for the server removes what rows stop naming; and after it, for what they named since.
    auto const copies = to / fs::relative(node.files.folder(), from.data);
    copy_files(node.files, node.files.list(), copies);
    if (is_postgres(from)) {
        run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges",
             "--file=" + (to / "sinergi.pgdump").string()},
            db::connection_of(from.db));
    } else {
        node.database->copy_to((to / "sinergi.db").string());
        sync_file(to / "sinergi.db");
        manifest.head = proved_head((to / "sinergi.db").string());
        // Proving opened the copy; what that left beside it is no part of it.
        for (auto const* rest : {"sinergi.db-wal", "sinergi.db-shm"}) fs::remove(to / rest);
    }
    for (auto const* name : {"node.json", "secret"}) copy_one(from.data / name, to / name);
    auto missing = not_copied(node, copies);
    copy_files(node.files, node.files.list(), copies);
    std::erase_if(missing, [&](std::string const& name) { return fs::exists(copy_of(copies, name)); });
    BackupReport report{.files = 0, .bytes = 0, .head = manifest.head};
    for (auto const& entry : fs::recursive_directory_iterator(to)) {
        if (!entry.is_regular_file()) continue;
        Copied copied{.path = fs::relative(entry.path(), to).string(), .digest = {}, .bytes = 0};
        copied.digest = digest_of(entry.path(), copied.bytes);
        report.bytes += copied.bytes;
        ++report.files;
        manifest.copied.push_back(std::move(copied));
    }
    report.missing = manifest.missing = std::move(missing);
    // Last: a folder without it is no backup.
    std::ofstream(to / "manifest.json") << json::write(manifest);
    sync_file(to / "manifest.json");
    return report;
}

BackupReport restore(fs::path const& from, Place const& to) {
    check_empty(to.data);
    std::ifstream in(from / "manifest.json");
    if (!in) throw Fault(from.string() + " is no backup: manifest.json is missing");
    std::ostringstream text;
    text << in.rdbuf();
    auto const manifest = json::read<Manifest>(text.str());
    if (!manifest) throw Fault("manifest.json cannot be read");
    if ((manifest->engine == "postgres") != is_postgres(to))
        throw Fault("this backup is of " + manifest->engine + ": name the same kind of database with --db");
    if (is_postgres(to) && db::schema_state(*db::Database::open(to.db)).at > 0)
        throw Fault("the database holds an office already: name an empty one with --db");
    for (auto const& copied : manifest->copied) {
        std::int64_t bytes = 0;
        if (!fs::exists(from / copied.path) || digest_of(from / copied.path, bytes) != copied.digest)
            throw Fault("the backup is damaged: " + copied.path + " is not as it was written");
    }
    BackupReport report{.files = 0, .bytes = 0, .head = manifest->head, .missing = manifest->missing};
    Beginning beginning(to.data);
    for (auto const& copied : manifest->copied) {
        if (auto const on = is_postgres(to) ? db::connection_of(to.db) : db::Connection{};
            copied.path == "sinergi.pgdump")
            run({"pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--dbname=" + on.database,
                 (from / copied.path).string()},
                on);
        else if (copied.path != "node.json")
            copy_one(from / copied.path, to.data / copied.path);
        report.bytes += copied.bytes;
        ++report.files;
    }
    if (auto const head = proved_head(to.database()); !manifest->head.empty() && head != manifest->head)
        throw Fault("the restored audit chain ends at " + head + ", the backup's at " + manifest->head);
    raise_epoch(to);
    copy_one(from / "node.json", to.data / "node.json");
    beginning.keep();
    return report;
}

}  // namespace sinergi::apps
