#include "plumbing/db/sqlite_connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cctype>

namespace sinergi::db {
namespace {

// At most 6 readers of 2 MB and the writer's 8 MB: a node at rest stays small. The readers' caches are emptied by every
// commit of the writer, so theirs would not earn more. Nor does a reader map the file: after each commit it would give
// the whole mapping back; without it a search among a million complaints takes half the time.
constexpr std::string_view common_pragmas =
    "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
    "PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0;";
constexpr std::string_view writer_pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA cache_size = -8000; PRAGMA secure_delete = ON; PRAGMA mmap_size = 1073741824;";
// It reads no rows, and must be allowed to write.
constexpr std::string_view checkpoint_pragmas = "PRAGMA cache_size = -256;";
constexpr std::string_view reader_pragmas = "PRAGMA cache_size = -2000; PRAGMA query_only = ON;";

class SqliteColumns final : public Columns {
public:
    explicit SqliteColumns(sqlite3_stmt* row) : row_(row) {}
    [[nodiscard]] int count() const noexcept override { return sqlite3_column_count(row_); }
    [[nodiscard]] bool is_null(int at) const noexcept override { return sqlite3_column_type(row_, at) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer(int at) const override { return sqlite3_column_int64(row_, at); }
    [[nodiscard]] double real(int at) const override { return sqlite3_column_double(row_, at); }
    [[nodiscard]] std::string_view text(int at) const override {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(row_, at));
        return bytes == nullptr ? std::string_view{} : std::string_view(bytes, length(at));
    }
    [[nodiscard]] std::string_view bytes(int at) const override {
        auto const* bytes = static_cast<char const*>(sqlite3_column_blob(row_, at));
        return bytes == nullptr ? std::string_view{} : std::string_view(bytes, length(at));
    }

private:
    [[nodiscard]] std::size_t length(int at) const { return static_cast<std::size_t>(sqlite3_column_bytes(row_, at)); }
    sqlite3_stmt* row_;
};

// Static: an Arg outlives the call, and every parameter is bound anew by the next one.
int bind(sqlite3_stmt* handle, int at, Arg const& arg) {
    if (arg.is_null) return sqlite3_bind_null(handle, at);
    auto const view = arg.view();
    switch (arg.type) {
        case Type::integer:
        case Type::boolean:
            return sqlite3_bind_int64(handle, at, arg.integer);
        case Type::real:
            return sqlite3_bind_double(handle, at, arg.real);
        case Type::text:
            return sqlite3_bind_text64(handle, at, view.empty() ? "" : view.data(), view.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        case Type::bytes:
            return sqlite3_bind_blob64(handle, at, view.empty() ? "" : view.data(), view.size(), SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

/// The table an INSERT, UPDATE or DELETE speaks of: SQLite does not say which foreign key was broken.
std::string table_of(std::string_view sql) {
    for (std::string_view const before : {"INTO ", "UPDATE ", "FROM "}) {
        auto const at = sql.find(before);
        if (at == std::string_view::npos) continue;
        auto rest = sql.substr(at + before.size());
        auto const end =
            std::ranges::find_if_not(rest, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
        return {rest.begin(), end};
    }
    return {};
}

Clash clash(int code, std::string_view message, std::string_view sql) {
    auto const at = message.find(": ");
    std::string where(at == std::string_view::npos ? "" : message.substr(at + 2));
    if (where.starts_with("index '")) where = where.substr(7, where.size() - 8);
    switch (code) {
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return {Clash::Kind::foreign, table_of(sql)};
        case SQLITE_CONSTRAINT_CHECK:
            return {Clash::Kind::check, where};
        case SQLITE_CONSTRAINT_NOTNULL:
            return {Clash::Kind::not_null, where};
        default:
            return {Clash::Kind::unique, where};
    }
}

// Resets on every way out, so that no cursor holds the transaction open.
class Cursor {
public:
    Cursor(sqlite3_stmt* handle, bool& is_busy) : handle_(handle), is_busy_(is_busy) { is_busy_ = true; }
    ~Cursor() {
        sqlite3_reset(handle_);
        is_busy_ = false;
    }
    Cursor(Cursor const&) = delete;
    Cursor& operator=(Cursor const&) = delete;

private:
    sqlite3_stmt* handle_;
    bool& is_busy_;
};

}  // namespace

SqliteConnection::SqliteConnection(std::string const& file, Use use, Options const& options) : options_(options) {
    auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    auto const code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        auto const why = std::string(handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_));
        sqlite3_close_v2(handle_);
        throw Fault(fmt::format("{} cannot be opened: {}", file, why));
    }
    sqlite3_extended_result_codes(handle_, 1);
    auto const own = use == Use::write ? writer_pragmas : use == Use::read ? reader_pragmas : checkpoint_pragmas;
    auto const pragmas = fmt::format("{}{}", common_pragmas, own);
    if (sqlite3_exec(handle_, pragmas.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        auto const why = std::string(sqlite3_errmsg(handle_));
        sqlite3_close_v2(handle_);
        throw Fault(fmt::format("{} cannot be opened: {}", file, why));
    }
    sqlite3_wal_hook(
        handle_,
        [](void* self, sqlite3*, char const*, int frames) {
            static_cast<SqliteConnection*>(self)->log_frames_ = frames;
            return SQLITE_OK;
        },
        this);
}

SqliteConnection::~SqliteConnection() {
    for (auto& [key, one] : prepared_) sqlite3_finalize(one.handle);
    sqlite3_close_v2(handle_);
}

void SqliteConnection::fail(int code, Statement const& statement) {
    auto const message = std::string(sqlite3_errmsg(handle_));
    switch (code & 0xFF) {
        case SQLITE_CONSTRAINT:
            throw clash(code, message, statement.sqlite);
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_CANTOPEN:
        case SQLITE_PROTOCOL:
        case SQLITE_NOMEM:
            throw Unavailable(fmt::format("{}: {} ({})", statement.name, message, code));
        default:
            throw Fault(fmt::format("{}: {} ({})", statement.name, message, code));
    }
}

sqlite3_stmt* SqliteConnection::prepare(std::string_view text, std::string_view name) {
    sqlite3_stmt* handle = nullptr;
    auto const code = sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                         &handle, nullptr);
    if (code != SQLITE_OK) fail(code, Statement{name, text, {}, {}});
    SINERGI_CHECK(handle != nullptr);
    return handle;
}

SqliteConnection::Prepared& SqliteConnection::prepared(Statement const& statement) {
    auto& one = prepared_[&statement];
    // The address is the key; the text is compared too, because a test's statement may stand where another stood.
    if (one.handle != nullptr && one.text == statement.sqlite) return one;
    if (one.handle != nullptr) {
        sqlite3_finalize(std::exchange(one.handle, nullptr));
    }
    one.handle = prepare(statement.sqlite, statement.name);
    one.text = statement.sqlite;
    return one;
}

std::int64_t SqliteConnection::walk(sqlite3_stmt* handle, Statement const& statement, Ordered const& args,
                                    std::function<void(Columns const&)> const& visit) {
    for (std::size_t i = 0; i < args.size(); ++i)
        if (auto const code = bind(handle, static_cast<int>(i) + 1, args[i]); code != SQLITE_OK) fail(code, statement);
    SqliteColumns const row(handle);
    std::int64_t rows = 0;
    for (;;) {
        auto const code = sqlite3_step(handle);
        if (code == SQLITE_DONE) break;
        if (code != SQLITE_ROW) fail(code, statement);
        ++rows;
        visit(row);
    }
    if (sqlite3_column_count(handle) > 0) return rows;
    return sqlite3_stmt_readonly(handle) != 0 ? 0 : sqlite3_changes64(handle_);
}

std::int64_t SqliteConnection::each(Statement const& statement, std::span<Arg const> args,
                                    std::function<void(Columns const&)> const& visit) {
    Watch const watch(options_, statement.name);
    Ordered const ordered(statement, args);
    if (auto& one = prepared(statement); !one.is_busy) {
        Cursor const cursor(one.handle, one.is_busy);
        return walk(one.handle, statement, ordered, visit);
    }
    // Asked again while its own rows are being visited.
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> const second(prepare(statement.sqlite, statement.name),
                                                                       sqlite3_finalize);
    return walk(second.get(), statement, ordered, visit);
}

std::vector<std::string> SqliteConnection::columns_of(Statement const& statement) {
    auto* handle = prepared(statement).handle;
    SINERGI_CHECK(sqlite3_bind_parameter_count(handle) == static_cast<int>(statement.parameters.size()));
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(handle); ++i) names.emplace_back(sqlite3_column_name(handle, i));
    return names;
}

void SqliteConnection::run(Statement const& statement) {
    auto* handle = prepared(statement).handle;
    auto code = sqlite3_step(handle);
    while (code == SQLITE_ROW) code = sqlite3_step(handle);
    sqlite3_reset(handle);
    if (code != SQLITE_DONE) fail(code, statement);
}

void SqliteConnection::script(std::string const& sql) {
    sqlite3_stmt* first = nullptr;
    char const* tail = nullptr;
    auto const prepares = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &first, &tail);
    sqlite3_finalize(first);
    // What follows a single statement is nothing, or comments.
    sqlite3_stmt* second = nullptr;
    auto const follows =
        prepares == SQLITE_OK && *tail != '\0' ? sqlite3_prepare_v2(handle_, tail, -1, &second, nullptr) : SQLITE_OK;
    auto const is_single = prepares == SQLITE_OK && follows == SQLITE_OK && second == nullptr;
    sqlite3_finalize(second);
    auto const whole = is_single ? sql : "BEGIN IMMEDIATE;\n" + sql + "\n;COMMIT;";
    if (auto const code = sqlite3_exec(handle_, whole.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) {
        try {
            fail(code, Statement{"db.script", sql, {}, {}});
        } catch (...) {
            roll_back();
            throw;
        }
    }
}

void SqliteConnection::roll_back() noexcept {
    if (is_in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteConnection::is_in_transaction() const noexcept { return sqlite3_get_autocommit(handle_) == 0; }

std::pair<int, int> SqliteConnection::checkpoint() {
    int in_log = 0;
    int moved = 0;
    auto const code = sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
    if (code != SQLITE_OK && code != SQLITE_BUSY) fail(code, Statement{"db.checkpoint", {}, {}, {}});
    return {in_log, moved};
}

void SqliteConnection::copy_to(std::string const& file) {
    sqlite3* copy = nullptr;
    auto code = sqlite3_open_v2(file.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (auto* backup = sqlite3_backup_init(copy, "main", handle_, "main"); backup != nullptr) {
            // All pages in one step are one snapshot; page by page, every commit meanwhile would begin it anew.
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_errcode(copy);
    }
    auto const why = std::string(sqlite3_errmsg(copy));
    auto const closed = sqlite3_close(copy);
    if (code != SQLITE_OK || closed != SQLITE_OK) throw Unavailable(fmt::format("{} cannot be written: {}", file, why));
}

}  // namespace sinergi::db
