#include "plumbing/db/testing.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

namespace sinergi::db::testing {
namespace {

namespace fs = std::filesystem;

/// A folder of this process alone, removed at its end.
class Folder {
public:
    Folder() {
        auto pattern = (fs::temp_directory_path() / "sinergi-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw Fault("no temporary folder can be made");
        path_ = pattern;
        fs::permissions(path_, fs::perms::all);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path const& path() const noexcept { return path_; }

private:
    fs::path path_;
};

fs::path postgres_programs() {
    for (auto const* version : {"15", "16", "17", "14"})
        if (auto path = fs::path("/usr/lib/postgresql") / version / "bin"; fs::exists(path / "initdb")) return path;
    throw Fault("PostgreSQL is not installed: apt-get install postgresql-15, or name a server in SINERGI_TEST_PG");
}

/// A PostgreSQL of this process: a unix socket in its folder, no network, nothing synced to disk unless
/// SINERGI_TEST_PG_SYNC asks.
class Server {
public:
    explicit Server(fs::path home) : home_(std::move(home)) {
        fs::create_directory(home_);
        if (::geteuid() == 0) {
            // initdb refuses root.
            auto const* nobody = ::getpwnam("postgres");
            if (nobody == nullptr) throw Fault("there is no user `postgres` to run PostgreSQL as");
            user_ = nobody->pw_uid;
            group_ = nobody->pw_gid;
            if (::chown(home_.c_str(), user_, group_) != 0) throw Fault("the folder cannot be given to `postgres`");
        }
        auto const programs = postgres_programs();
        auto const initdb = start({programs / "initdb", "-D", home_ / "data", "-U", "sinergi", "-A", "trust", "-E",
                                   "UTF8", "--locale=C", "--no-sync"});
        int status = 0;
        ::waitpid(initdb, &status, 0);
        if (status != 0) throw Fault("initdb failed: " + said());
        // Tests lose nothing with the machine; a benchmark asks for the real thing.
        auto const* asked = std::getenv("SINERGI_TEST_PG_SYNC");
        auto const sync = std::string(asked == nullptr || *asked == '\0' ? "off" : "on");
        process_ = start({programs / "postgres", "-D", home_ / "data", "-k", home_.string(), "-c",
                          "listen_addresses=", "-c", "fsync=" + sync, "-c", "full_page_writes=" + sync, "-c",
                          "max_connections=200", "-c", "shared_buffers=32MB", "-c", "autovacuum=off"});
        wait_until_it_answers();
    }
    ~Server() {
        ::kill(process_, SIGINT);
        ::waitpid(process_, nullptr, 0);
    }
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;
    [[nodiscard]] std::string place() const {
        return fmt::format("postgresql:///postgres?host={}&user=sinergi", home_.string());
    }

private:
    pid_t start(std::vector<std::string> words) const {
        auto const out = (home_ / "said").string();
        auto const child = ::fork();
        if (child != 0) return child;
        std::vector<char*> argv;
        argv.reserve(words.size() + 1);
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        if (user_ != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(group_) != 0 || ::setuid(user_) != 0)) ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // a test that aborts leaves no server behind
        if (std::freopen(out.c_str(), "a", stdout) == nullptr || ::dup2(1, 2) < 0) ::_exit(125);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    [[nodiscard]] std::string said() const {
        std::ifstream in(home_ / "said");
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void wait_until_it_answers() const {
        for (int tries = 0; tries < 200; ++tries) {
            try {
                (void)Database::open(place());
                return;
            } catch (Unavailable const&) {
                if (::waitpid(process_, nullptr, WNOHANG) != 0) throw Fault("PostgreSQL ended: " + said());
                ::usleep(50'000);
            }
        }
        throw Fault("PostgreSQL does not answer: " + said());
    }
    fs::path home_;
    uid_t user_ = 0;
    gid_t group_ = 0;
    pid_t process_ = 0;
};

std::string next_name(std::string_view what) {
    static std::atomic<int> count = 0;
    return fmt::format("sinergi_{}_{}_{}", what, ::getpid(), ++count);
}

std::string create(std::string const& name, std::string const& mould) {
    return fmt::format("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", name, mould);
}

/// What the tests of this process stand on. Its parts go in the reverse order.
class Ground {
public:
    ~Ground() {
        for (auto const& [key, name] : moulds_)
            if (std::get<Engine>(key) == Engine::postgres) drop(name);
    }
    [[nodiscard]] fs::path const& path() const noexcept { return folder_.path(); }
    [[nodiscard]] std::string const& server_place() {
        if (!server_place_.empty()) return server_place_;
        if (auto const* named = std::getenv("SINERGI_TEST_PG"); named != nullptr && *named != '\0') {
            server_place_ = named;
        } else {
            own_server_.emplace(folder_.path() / "pg");
            server_place_ = own_server_->place();
        }
        return server_place_;
    }
    /// Another database of the same server.
    [[nodiscard]] std::string place_of(std::string const& database) {
        auto const& server = server_place();
        auto const host_end = server.find('/', server.find("://") + 3);
        auto const query = server.find('?');
        return server.substr(0, host_end) + "/" + database + (query == std::string::npos ? "" : server.substr(query));
    }
    Database& server() {
        if (!server_) server_ = Database::open(server_place());
        return *server_;
    }
    void drop(std::string const& name) {
        server().script(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", name));
    }
    /// A database migrated once, to be copied.
    std::string const& mould(Engine engine, std::span<Migration const> timeline) {
        auto& name = moulds_[{engine, timeline.data(), timeline.size()}];
        if (!name.empty()) return name;
        auto const made = next_name("mould");
        auto place = (path() / made).string();
        if (engine == Engine::postgres) {
            server().script(create(made, "template0"));
            place = place_of(made);
        }
        migrate(*Database::open(place), timeline);
        return name = made;
    }

private:
    Folder folder_;
    std::optional<Server> own_server_;
    std::string server_place_;
    std::unique_ptr<Database> server_;
    std::map<std::tuple<Engine, Migration const*, std::size_t>, std::string> moulds_;
};

Ground& ground() {
    static Ground made;
    return made;
}

std::string lines_of(Tx& tx, Statement const& statement, Args args, int column) {
    std::string text;
    tx.each(statement, {args.begin(), args.size()},
            [&](Columns const& row) { text += std::string(row.text(column)) + "\n"; });
    return text;
}

std::string plan_of(Tx& tx, Statement const& statement) {
    if (tx.engine() == Engine::sqlite) {
        auto const sql = fmt::format("EXPLAIN QUERY PLAN {}", statement.sqlite);
        return lines_of(tx, {statement.name, sql, {}, {}}, {}, 3);
    }
    // As it is prepared for any parameters, not for those of the first call.
    std::string nulls;
    for (std::size_t i = 0; i < statement.parameters.size(); ++i) nulls += i == 0 ? "(NULL" : ", NULL";
    if (!nulls.empty()) nulls += ")";
    auto const prepare = fmt::format("PREPARE sinergi_plan AS {}", statement.postgres);
    auto const explain = fmt::format("EXPLAIN (COSTS OFF) EXECUTE sinergi_plan{}", nulls);
    for (std::string_view const sql : {std::string_view("SET LOCAL plan_cache_mode = force_generic_plan"),
                                       std::string_view("SET LOCAL enable_seqscan = off"), std::string_view(prepare)})
        tx.run({statement.name, {}, sql, {}});
    auto text = lines_of(tx, {statement.name, {}, explain, {}}, {}, 0);
    tx.run({statement.name, {}, "DEALLOCATE sinergi_plan", {}});
    return text;
}

}  // namespace

std::string postgres_place() { return ground().server_place(); }

Fresh::Fresh(Engine engine, std::span<Migration const> timeline, Options options)
    : engine_(engine), name_(next_name("t")) {
    if (engine == Engine::sqlite) {
        place_ = (ground().path() / name_).string();
        if (!timeline.empty()) fs::copy_file(ground().path() / ground().mould(engine, timeline), place_);
    } else {
        auto const mould = timeline.empty() ? std::string("template0") : ground().mould(engine, timeline);
        ground().server().script(create(name_, mould));
        place_ = ground().place_of(name_);
    }
    db_ = Database::open(place_, std::move(options));
}

Fresh::~Fresh() {
    db_.reset();
    if (engine_ == Engine::postgres) {
        ground().drop(name_);
        return;
    }
    for (auto const* end : {"", "-wal", "-shm"}) fs::remove(place_ + end);
}

bool Plan::is_scan() const {
    if (text.find("Seq Scan") != std::string::npos) return true;
    auto const has = [](std::string_view line, std::string_view word) {
        return line.find(word) != std::string_view::npos;
    };
    bool is_walk = false;  // PostgreSQL: along a whole index, as long as no Index Cond follows
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (has(line, "Index Scan") || has(line, "Index Only Scan")) is_walk = true;
        if (has(line, "Index Cond:")) is_walk = false;
        if (has(line, "Filter:") && is_walk) return true;
        if (has(line, "SCAN ") && !has(line, "USING") && !has(line, "CONSTANT ROW")) return true;  // SQLite
    }
    return false;
}

std::vector<Plan> prepare_all(Database& db, std::span<Statement const* const> statements) {
    std::vector<Plan> plans;
    for (auto const* statement : statements)
        plans.push_back(db.read(
            [&](Tx& tx) -> Plan { return {statement->name, tx.columns_of(*statement), plan_of(tx, *statement)}; }));
    return plans;
}

}  // namespace sinergi::db::testing
