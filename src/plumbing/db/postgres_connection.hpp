#pragma once

#include "plumbing/db/engine.hpp"

#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace sinergi::db {

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

    void begin(Marks marks = Marks::none) noexcept {
        wants_begin_ = true;
        marks_ = marks;
        foreseen_.clear();
        ahead_.clear();  // what nobody took belongs to a snapshot that is gone
    }
    /// Around a deed of a group; they travel with its statements. @throws Unmarked
    void mark(void const* whose);
    void keep();
    void undo();
    /// @throws Clash, TryAgain, Gone, Unavailable, Fault
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit);
    void send(Statement const& statement, std::span<Arg const> args);
    void ask_ahead(Statement const& statement, std::span<Arg const> args);
    /// What is asked ahead until the next mark is for the deed that will be marked as `whose`.
    void foresee(void const* whose);
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement);
    /// Waits until it is on disk.
    void commit();
    /// Ends the transaction without its effects; nobody waits for the answer. Never throws.
    void roll_back() noexcept;
    [[nodiscard]] bool is_spoiled() const noexcept { return is_spoiled_; }
    /// Was the commit on its way when the connection went? Then nobody knows.
    [[nodiscard]] bool has_sent_commit() const noexcept { return has_sent_commit_; }
    [[nodiscard]] bool is_usable() const noexcept;
    [[nodiscard]] bool is_connected() const noexcept;

    /// Plain SQL, by itself: a script. @return the first column of the first row, or ""
    std::string script(std::string const& sql);
    void copy_begin(std::string const& sql);
    void copy_send(std::string_view rows);
    std::int64_t copy_end();

private:
    enum class Awaited : std::uint8_t { prepared, answer, ahead, end, sync };
    struct Drop {
        void operator()(pg_result* result) const noexcept;
    };
    using Answer = std::unique_ptr<pg_result, Drop>;
    struct Ahead {
        Statement const* statement;
        std::string asked;  // the arguments
        Answer answer{};
    };
    struct Prepared {
        std::string handle;
        std::string text;
        std::vector<unsigned> types;
        bool is_ready = false;
    };
    struct Sent {
        Awaited what;
        std::string_view name;
        Prepared* prepared = nullptr;
        std::shared_ptr<Ahead> ahead{};
    };
    void queue(Statement const& statement, std::span<Arg const> args);
    void wrote();
    Answer answer_to(Statement const& statement, std::span<Arg const> args);
    void queue_own(char const* handle, Awaited what);
    void queue_begin();
    Prepared& ready(Statement const& statement, Ordered const& args);
    Answer settle();
    void take_in(std::size_t at, pg_result* result);
    void note_failure(std::size_t at, pg_result const* result);
    void leave_pipeline();
    void enter_pipeline();
    void sent_or_gone(int is_sent);
    std::string simple(std::string const& sql);

    pg_conn* handle_ = nullptr;
    Use use_;
    Options const& options_;
    NameConstraint name_constraint_;
    std::unordered_map<Statement const*, Prepared> prepared_;
    std::vector<Sent> sent_;
    Marks marks_ = Marks::none;
    std::size_t deed_from_ = 0;  // where in `sent_` the present deed begins
    std::exception_ptr failure_{};
    Answer kept_{};
    std::vector<std::shared_ptr<Ahead>> ahead_;                                      // of the present deed
    std::unordered_map<void const*, std::vector<std::shared_ptr<Ahead>>> foreseen_;  // of those that come
    void const* foreseeing_ = nullptr;
    unsigned handles_ = 0;
    bool wants_begin_ = false;
    bool wants_mark_ = false;
    bool has_written_ = false;  // the present deed
    bool is_open_ = false;
    bool is_spoiled_ = false;
    bool has_sent_commit_ = false;
    bool is_committed_ = false;
};

/// The rows of an answer, in text form.
class PostgresColumns final : public Columns {
public:
    explicit PostgresColumns(pg_result const* answer);
    void stand_on(int row) noexcept { row_ = row; }
    [[nodiscard]] int count() const noexcept override;
    [[nodiscard]] bool is_null(int at) const noexcept override;
    [[nodiscard]] std::int64_t integer(int at) const override;
    [[nodiscard]] double real(int at) const override;
    [[nodiscard]] std::string_view text(int at) const override;
    [[nodiscard]] std::string_view bytes(int at) const override;

private:
    pg_result const* answer_;
    int row_ = 0;
    mutable std::vector<std::string> unfolded_;  // a column each
};

/// Rows touched, or read.
[[nodiscard]] std::int64_t touched_by(pg_result* answer);

/// The exception for a refused statement. It names the statement and the state, never a value.
[[nodiscard]] std::exception_ptr failure_of(pg_result const* answer, std::string_view statement,
                                            NameConstraint const& name_constraint);

}  // namespace sinergi::db
