#include "plumbing/db/postgres_connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <bit>
#include <cstring>

namespace sinergi::db {
namespace {

// Types are always sent with a parameter: left to itself, PostgreSQL would guess text.
constexpr Oid oid_of(Type type) {
    switch (type) {
        case Type::integer:
            return 20;
        case Type::real:
            return 701;
        case Type::boolean:
            return 16;
        case Type::text:
            return 25;
        case Type::bytes:
            return 17;
    }
    return 0;
}

// Writers of one database stand in line for this lock, whatever process they belong to, from BEGIN to COMMIT. Each
// statement after it sees all that was committed before: deeds run one behind the other, and READ COMMITTED is enough.
// SERIALIZABLE would find the same out by watching every page read, which takes a fifth of the throughput.
constexpr auto stand_in_line = "SELECT pg_advisory_xact_lock(5277747)";

// A `later` is kept by libpq until somebody waits; beyond this many the two ends could wait for each other.
constexpr std::size_t unanswered_max = 48;

/// Parameters in PostgreSQL's binary form: text and bytes as they are, numbers with the highest byte first.
class Binary {
public:
    explicit Binary(Ordered const& args) {
        for (std::size_t i = 0; i < args.size(); ++i) put(i, args[i]);
    }
    std::array<char const*, Ordered::count_max> values;
    std::array<int, Ordered::count_max> lengths;
    std::array<int, Ordered::count_max> formats;

    /// All of it as one text, to know it again.
    [[nodiscard]] std::string text(std::size_t count) const {
        std::string all;
        for (std::size_t i = 0; i < count; ++i) {
            all += values[i] == nullptr ? "-" : std::to_string(lengths[i]) + ':';
            all.append(values[i] == nullptr ? "" : values[i], static_cast<std::size_t>(lengths[i]));
        }
        return all;
    }

private:
    void put(std::size_t at, Arg const& arg) {
        formats[at] = 1;
        values[at] = nullptr;
        lengths[at] = 0;
        if (arg.is_null) return;
        switch (arg.type) {
            case Type::integer:
                return put_number(at, static_cast<std::uint64_t>(arg.integer));
            case Type::real:
                return put_number(at, std::bit_cast<std::uint64_t>(arg.real));
            case Type::boolean:
                numbers_[at][0] = arg.integer != 0 ? 1 : 0;
                values[at] = numbers_[at].data();
                lengths[at] = 1;
                return;
            case Type::text:
            case Type::bytes: {
                auto const view = arg.view();
                values[at] = view.empty() ? "" : view.data();
                lengths[at] = static_cast<int>(view.size());
                return;
            }
        }
    }
    void put_number(std::size_t at, std::uint64_t bits) {
        for (std::size_t i = 0; i < 8; ++i) numbers_[at][i] = static_cast<char>(bits >> (56 - 8 * i));
        values[at] = numbers_[at].data();
        lengths[at] = 8;
    }
    std::array<std::array<char, 8>, Ordered::count_max> numbers_;
};

// Compiling a plan costs more than any question of ours, and indexes are in memory. A plan made while a table was small
// would walk it whole for as long as the connection lives (measured after a minute: half of the server's time), so
// whole walks are for where there is no index.
constexpr auto session_settings =
    "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning;"
    "SET jit = off; SET random_page_cost = 1.1; SET enable_seqscan = off;"
    // A statement is written for the index it walks; a list of twenty parameters costs more to plan than to answer.
    "SET plan_cache_mode = force_generic_plan";

}  // namespace

PostgresConnection::PostgresConnection(std::string const& place, Use use, Options const& options,
                                       NameConstraint name_constraint)
    : use_(use), options_(options), name_constraint_(std::move(name_constraint)) {
    std::array<char const*, 4> const keys{"connect_timeout", "dbname", "client_encoding", nullptr};
    std::array<char const*, 4> const values{"5", place.c_str(), "UTF8", nullptr};
    handle_ = PQconnectdbParams(keys.data(), values.data(), 1);
    try {
        if (PQstatus(handle_) != CONNECTION_OK)
            throw Unavailable(fmt::format("PostgreSQL does not answer: {}", PQerrorMessage(handle_)));
        PQsetNoticeProcessor(handle_, [](void*, char const*) {}, nullptr);
        simple(session_settings);
        // An answer means synced; a database set up to answer earlier is not asked to.
        if (simple("SHOW synchronous_commit") == "off") simple("SET synchronous_commit = on");
        auto const begin = use == Use::write ? "BEGIN ISOLATION LEVEL READ COMMITTED"
                                             : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        for (auto const& [handle, text] : {std::pair{"begin", begin},
                                           {"line", stand_in_line},
                                           {"commit", "COMMIT"},
                                           {"roll_back", "ROLLBACK"},
                                           {"mark", "SAVEPOINT deed"},
                                           {"keep", "RELEASE deed"},
                                           {"undo", "ROLLBACK TO deed"}})
            PQclear(PQprepare(handle_, handle, text, 0, nullptr));
        enter_pipeline();
    } catch (...) {
        PQfinish(handle_);
        throw;
    }
}

void PostgresConnection::Drop::operator()(PGresult* result) const noexcept { PQclear(result); }

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

bool PostgresConnection::is_connected() const noexcept { return PQstatus(handle_) == CONNECTION_OK; }
bool PostgresConnection::is_usable() const noexcept { return is_connected() && !is_open_; }

void PostgresConnection::enter_pipeline() {
    if (PQenterPipelineMode(handle_) != 1) throw Gone("PostgreSQL: no pipeline mode");
}

void PostgresConnection::leave_pipeline() {
    if (!sent_.empty()) settle();
    failure_ = nullptr;
    if (PQexitPipelineMode(handle_) != 1) throw Gone("PostgreSQL: the pipeline does not end");
}

void PostgresConnection::sent_or_gone(int is_sent) {
    if (is_sent == 1) return;
    throw Gone(fmt::format("PostgreSQL went away: {}", PQerrorMessage(handle_)));
}

std::string PostgresConnection::simple(std::string const& sql) {
    std::unique_ptr<PGresult, void (*)(PGresult*)> const result(PQexec(handle_, sql.c_str()), PQclear);
    if (PQstatus(handle_) != CONNECTION_OK) throw Gone("PostgreSQL went away");
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        auto const failure = failure_of(result.get(), "db.script", name_constraint_);
        // A script may have begun a transaction of its own.
        PQclear(PQexec(handle_, "ROLLBACK"));
        std::rethrow_exception(failure);
    }
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

std::string PostgresConnection::script(std::string const& sql) {
    leave_pipeline();
    try {
        auto answer = simple(sql);
        enter_pipeline();
        return answer;
    } catch (...) {
        PQenterPipelineMode(handle_);
        throw;
    }
}

PostgresConnection::Prepared& PostgresConnection::ready(Statement const& statement, Ordered const& args) {
    auto& one = prepared_[&statement];
    auto fits = one.is_ready && one.types.size() == args.size() && one.text == statement.postgres;
    for (std::size_t i = 0; fits && i < args.size(); ++i) fits = one.types[i] == oid_of(args[i].type);
    if (fits) return one;
    one.handle = fmt::format("s{}", ++handles_);
    one.text = statement.postgres;
    one.types.resize(args.size());
    for (std::size_t i = 0; i < args.size(); ++i) one.types[i] = oid_of(args[i].type);
    sent_or_gone(
        PQsendPrepare(handle_, one.handle.c_str(), one.text.c_str(), static_cast<int>(args.size()), one.types.data()));
    sent_.push_back({Awaited::prepared, statement.name, &one});
    one.is_ready = true;  // unless its answer says otherwise
    return one;
}

void PostgresConnection::queue(Statement const& statement, std::span<Arg const> args) {
    if (is_spoiled_) throw Fault(fmt::format("{}: the transaction was refused before", statement.name));
    Ordered const ordered(statement, args);
    queue_begin();
    auto const& one = ready(statement, ordered);
    Binary const in(ordered);
    sent_or_gone(PQsendQueryPrepared(handle_, one.handle.c_str(), static_cast<int>(ordered.size()), in.values.data(),
                                     in.lengths.data(), in.formats.data(), 0));
    sent_.push_back({Awaited::answer, statement.name});
}

void PostgresConnection::queue_begin() {
    if (std::exchange(wants_begin_, false)) {
        is_open_ = true;
        queue_own("begin", Awaited::answer);
        if (use_ == Use::write) queue_own("line", Awaited::answer);
    }
    if (std::exchange(wants_mark_, false)) queue_own("mark", Awaited::answer);
}

void PostgresConnection::mark(void const* whose) {
    is_spoiled_ = false;
    has_written_ = false;
    ahead_.clear();
    foreseeing_ = nullptr;
    if (auto const found = foreseen_.find(whose); found != foreseen_.end()) {
        ahead_ = std::move(found->second);
        foreseen_.erase(found);
    }
    wants_mark_ = marks_ == Marks::each;
    deed_from_ = sent_.size();
}

// A deed that asked nothing left no mark.
void PostgresConnection::keep() {
    if (marks_ == Marks::each && !std::exchange(wants_mark_, false)) queue_own("keep", Awaited::answer);
}

void PostgresConnection::undo() {
    if (marks_ == Marks::none) {
        if (is_spoiled_ || has_written_) throw Unmarked();
        return;
    }
    is_spoiled_ = false;
    if (!wants_mark_) queue_own("undo", Awaited::answer);
}

void PostgresConnection::queue_own(char const* handle, Awaited what) {
    sent_or_gone(PQsendQueryPrepared(handle_, handle, 0, nullptr, nullptr, nullptr, 0));
    sent_.push_back({what, "db.transaction"});
}

void PostgresConnection::send(Statement const& statement, std::span<Arg const> args) {
    queue(statement, args);
    wrote();
    if (sent_.size() < unanswered_max) return;
    settle();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void PostgresConnection::ask_ahead(Statement const& statement, std::span<Arg const> args) {
    queue(statement, args);
    Ordered const ordered(statement, args);
    auto& to = foreseeing_ == nullptr ? ahead_ : foreseen_[foreseeing_];
    to.push_back(std::make_shared<Ahead>(&statement, Binary(ordered).text(ordered.size())));
    sent_.back().what = Awaited::ahead;
    sent_.back().ahead = to.back();
    if (sent_.size() < unanswered_max) return;
    settle();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void PostgresConnection::foresee(void const* whose) {
    foreseeing_ = whose;
    deed_from_ = sent_.size();  // what fails before this is no fault of whoever asks now
}

// An answer that was asked for before it does not know.
void PostgresConnection::wrote() {
    has_written_ = true;
    ahead_.clear();
}

PostgresConnection::Answer PostgresConnection::answer_to(Statement const& statement, std::span<Arg const> args) {
    auto const found = std::ranges::find(ahead_, &statement, [](auto const& one) { return one->statement; });
    if (found != ahead_.end() && !is_spoiled_) {
        auto const one = *found;
        ahead_.erase(found);
        Ordered const ordered(statement, args);
        if (one->asked == Binary(ordered).text(ordered.size())) {
            if (!one->answer) settle();
            return std::move(one->answer);
        }
    }
    queue(statement, args);
    return settle();
}

std::int64_t PostgresConnection::each(Statement const& statement, std::span<Arg const> args,
                                      std::function<void(Columns const&)> const& visit) {
    Watch const watch(options_, statement.name);
    auto const result = answer_to(statement, args);
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    if (!std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) wrote();
    PostgresColumns row(result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        row.stand_on(i);
        visit(row);
    }
    return touched_by(result.get());
}

std::vector<std::string> PostgresConnection::columns_of(Statement const& statement) {
    leave_pipeline();
    std::unique_ptr<PGresult, void (*)(PGresult*)> const made(
        PQprepare(handle_, "", std::string(statement.postgres).c_str(), 0, nullptr), PQclear);
    std::unique_ptr<PGresult, void (*)(PGresult*)> const told(PQdescribePrepared(handle_, ""), PQclear);
    enter_pipeline();
    if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
        std::rethrow_exception(failure_of(made.get(), statement.name, name_constraint_));
    SINERGI_CHECK(PQnparams(told.get()) == static_cast<int>(statement.parameters.size()));
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(told.get()); ++i) names.emplace_back(PQfname(told.get(), i));
    return names;
}

void PostgresConnection::commit() {
    if (std::exchange(wants_begin_, false)) return;  // nothing was asked
    if (is_spoiled_) throw Fault("a deed went on after its transaction was refused");
    has_sent_commit_ = true;
    queue_own("commit", Awaited::end);
    is_committed_ = false;
    settle();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    has_sent_commit_ = false;
    SINERGI_CHECK(is_committed_);
    is_open_ = false;
}

void PostgresConnection::roll_back() noexcept {
    wants_begin_ = false;
    wants_mark_ = false;
    deed_from_ = 0;
    is_spoiled_ = false;
    has_sent_commit_ = false;
    failure_ = nullptr;
    if (!is_open_ || PQstatus(handle_) != CONNECTION_OK) return;
    try {
        if (!sent_.empty() && sent_.back().what != Awaited::sync) settle();  // a `later` nobody waited for
        failure_ = nullptr;
        is_spoiled_ = false;
        queue_own("roll_back", Awaited::end);
        sent_or_gone(PQpipelineSync(handle_));
        sent_.push_back({Awaited::sync, {}});
        is_open_ = false;
    } catch (...) {
        // Still open, so the pool throws the connection away.
        is_open_ = true;
    }
}

// Waits for everything sent and keeps the answer of the last statement. The first failure is what the caller hears:
// PostgreSQL leaves out all that follows it.
PostgresConnection::Answer PostgresConnection::settle() {
    if (sent_.empty() || sent_.back().what != Awaited::sync) {
        sent_or_gone(PQpipelineSync(handle_));
        sent_.push_back({Awaited::sync, {}});
    }
    for (std::size_t at = 0; at < sent_.size(); ++at) {
        auto* result = PQgetResult(handle_);
        if (result == nullptr || PQstatus(handle_) != CONNECTION_OK) {
            PQclear(result);
            kept_ = nullptr;
            sent_.clear();
            is_spoiled_ = true;
            throw Gone(fmt::format("PostgreSQL went away: {}", PQerrorMessage(handle_)));
        }
        take_in(at, result);
        if (sent_[at].what == Awaited::sync) continue;
        while (auto* rest = PQgetResult(handle_)) PQclear(rest);
    }
    sent_.clear();
    deed_from_ = 0;
    return std::move(kept_);
}

void PostgresConnection::take_in(std::size_t at, PGresult* result) {
    auto const& sent = sent_[at];
    auto const status = PQresultStatus(result);
    auto const is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
    if (!is_good) {
        if (sent.prepared != nullptr) sent.prepared->is_ready = false;
        if (status != PGRES_PIPELINE_ABORTED) note_failure(at, result);
    } else if (sent.what == Awaited::end) {
        // COMMIT of a failed transaction answers ROLLBACK.
        is_committed_ = std::strcmp(PQcmdStatus(result), "COMMIT") == 0;
    }
    Answer answer(result);
    if (is_good && sent.what == Awaited::answer) kept_ = std::move(answer);
    if (is_good && sent.what == Awaited::ahead) sent.ahead->answer = std::move(answer);
}

void PostgresConnection::note_failure(std::size_t at, PGresult const* result) {
    is_spoiled_ = true;
    if (failure_) return;
    // A `later` of another deed of the group: this one has nothing to do with it, so each runs by itself.
    failure_ =
        at < deed_from_ ? std::make_exception_ptr(TryAgain()) : failure_of(result, sent_[at].name, name_constraint_);
}

void PostgresConnection::copy_begin(std::string const& sql) {
    leave_pipeline();
    simple("BEGIN");
    is_open_ = true;
    std::unique_ptr<PGresult, void (*)(PGresult*)> const result(PQexec(handle_, sql.c_str()), PQclear);
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        std::rethrow_exception(failure_of(result.get(), "db.bulk", name_constraint_));
}

void PostgresConnection::copy_send(std::string_view rows) {
    if (PQputCopyData(handle_, rows.data(), static_cast<int>(rows.size())) != 1) throw Gone("PostgreSQL went away");
}

std::int64_t PostgresConnection::copy_end() {
    if (PQputCopyEnd(handle_, nullptr) != 1) throw Gone("PostgreSQL went away");
    std::unique_ptr<PGresult, void (*)(PGresult*)> const result(PQgetResult(handle_), PQclear);
    while (auto* rest = PQgetResult(handle_)) PQclear(rest);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        std::rethrow_exception(failure_of(result.get(), "db.bulk", name_constraint_));
    auto const rows = touched_by(result.get());
    simple("COMMIT");
    is_open_ = false;
    enter_pipeline();
    return rows;
}

}  // namespace sinergi::db
