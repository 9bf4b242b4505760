#pragma once

#include "plumbing/db/engine.hpp"

#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace sinergi::db {

/// The connection went away. Before the commit was sent the deed may be tried on another one.
class Gone : public Unavailable {
public:
    using Unavailable::Unavailable;
};

/// PostgreSQL asks to run the transaction again (40001, 40P01). Not a Fault, so that no deed catches it by accident.
class TryAgain : public std::exception {
public:
    [[nodiscard]] char const* what() const noexcept override { return "the transaction must run again"; }
};

/// Says "table.column, table.column" for the constraint `name` of `table`.
using NameConstraint = std::function<std::string(std::string const& table, std::string const& name)>;

/// One connection to PostgreSQL, for one thread at a time, with every statement prepared once. It stays in libpq's
/// pipeline mode: what needs no answer (BEGIN, a `later`, the end of a read) travels with what does.
class PostgresConnection {
public:
    enum class Use : std::uint8_t { write, read };
    /// @throws Unavailable when nobody answers
    PostgresConnection(std::string const& place, Use use, Options const& options, NameConstraint name_constraint);
    ~PostgresConnection();
    PostgresConnection(PostgresConnection const&) = delete;
    PostgresConnection& operator=(PostgresConnection const&) = delete;

    void begin() noexcept { wants_begin_ = true; }
    /// @throws Clash, TryAgain, Gone, Unavailable, Fault
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit);
    void send(Statement const& statement, std::span<Arg const> args);
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement);
    /// Waits until it is on disk.
    void commit();
    /// Ends the transaction without its effects; nobody waits for the answer. Never throws.
    void roll_back() noexcept;
    [[nodiscard]] bool is_spoiled() const noexcept { return is_spoiled_; }
    /// Was the commit on its way when the connection went? Then nobody knows.
    [[nodiscard]] bool has_sent_commit() const noexcept { return has_sent_commit_; }
    [[nodiscard]] bool is_usable() const noexcept;

    /// Plain SQL, by itself: a script. @return the first column of the first row, or ""
    std::string script(std::string const& sql);
    void copy_begin(std::string const& sql);
    void copy_send(std::string_view rows);
    std::int64_t copy_end();

private:
    enum class Awaited : std::uint8_t { prepared, answer, end, sync };
    struct Prepared {
        std::string handle;
        std::string text;
        std::vector<unsigned> types;
        bool is_ready = false;
    };
    struct Sent {
        Awaited what;
        std::string_view name;
        Prepared* prepared;
    };
    void queue(Statement const& statement, std::span<Arg const> args);
    void queue_end(char const* handle, Awaited what);
    Prepared& ready(Statement const& statement, Ordered const& args);
    pg_result* settle();
    void take_in(Sent const& sent, pg_result* result);
    void note_failure(Sent const& sent, pg_result const* result);
    void leave_pipeline();
    void enter_pipeline();
    void sent_or_gone(int is_sent);
    std::string simple(std::string const& sql);

    pg_conn* handle_ = nullptr;
    Options const& options_;
    NameConstraint name_constraint_;
    std::unordered_map<Statement const*, Prepared> prepared_;
    std::vector<Sent> sent_;
    std::exception_ptr failure_{};
    pg_result* kept_ = nullptr;
    unsigned handles_ = 0;
    bool wants_begin_ = false;
    bool is_open_ = false;
    bool is_spoiled_ = false;
    bool has_sent_commit_ = false;
    bool is_committed_ = false;
};

}  // namespace sinergi::db
