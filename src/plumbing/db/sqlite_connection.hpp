#pragma once

#include "plumbing/db/engine.hpp"

#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace sinergi::db {

/// One connection to a SQLite file, for one thread at a time, with every statement prepared once.
class SqliteConnection {
public:
    enum class Use : std::uint8_t { write, read, checkpoint };
    /// @throws Fault when the file cannot be opened
    SqliteConnection(std::string const& file, Use use, Options const& options);
    ~SqliteConnection();
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    /// @throws Clash, Unavailable, Fault
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit);
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement);
    /// Without parameters, from us alone.
    void run(Statement const& statement);
    /// All or nothing; a single statement by itself.
    void script(std::string const& sql);
    /// Rolls back what stands open; never throws.
    void roll_back() noexcept;
    /// SQLite ends a transaction of its own accord when the disk is full.
    [[nodiscard]] bool is_in_transaction() const noexcept;
    [[nodiscard]] bool is_usable() const noexcept { return !is_in_transaction(); }
    /// Moves what it can from the log into the file, in nobody's way. @return frames in the log and moved
    std::pair<int, int> checkpoint();
    /// Frames in the log as of the last commit of this connection.
    [[nodiscard]] int log_frames() const noexcept { return log_frames_; }
    /// @throws Unavailable, Fault
    void copy_to(std::string const& file);

private:
    struct Prepared {
        sqlite3_stmt* handle = nullptr;
        std::string text;
        bool is_busy = false;
    };
    sqlite3_stmt* prepare(std::string_view text, std::string_view name);
    Prepared& prepared(Statement const& statement);
    std::int64_t walk(sqlite3_stmt* handle, Statement const& statement, Ordered const& args,
                      std::function<void(Columns const&)> const& visit);
    [[noreturn]] void fail(int code, Statement const& statement);

    sqlite3* handle_ = nullptr;
    Options const& options_;
    std::unordered_map<Statement const*, Prepared> prepared_;
    int log_frames_ = 0;
};

}  // namespace sinergi::db
