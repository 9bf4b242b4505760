// What PostgreSQL answers: rows, counts and refusals.

#include "plumbing/db/postgres_connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

namespace sinergi::db {
namespace {

int nibble(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

std::string field(PGresult const* answer, int code) {
    auto const* value = PQresultErrorField(answer, code);
    return value == nullptr ? "" : value;
}

bool is_one_of(std::string_view what, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, what) != list.end();
}

Clash clash(std::string_view state, PGresult const* answer, NameConstraint const& name_constraint) {
    auto const table = field(answer, PG_DIAG_TABLE_NAME);
    auto const name = field(answer, PG_DIAG_CONSTRAINT_NAME);
    if (state == "23502")
        return {Clash::Kind::not_null, fmt::format("{}.{}", table, field(answer, PG_DIAG_COLUMN_NAME))};
    if (state == "23514") return {Clash::Kind::check, name};
    auto const kind = state == "23503" ? Clash::Kind::foreign : Clash::Kind::unique;
    return {kind, name_constraint ? name_constraint(table, name) : name};
}

}  // namespace

PostgresColumns::PostgresColumns(PGresult const* answer) : answer_(answer) {}

int PostgresColumns::count() const noexcept { return PQnfields(answer_); }

bool PostgresColumns::is_null(int at) const noexcept { return PQgetisnull(answer_, row_, at) == 1; }

std::string_view PostgresColumns::text(int at) const {
    return {PQgetvalue(answer_, row_, at), static_cast<std::size_t>(PQgetlength(answer_, row_, at))};
}

std::int64_t PostgresColumns::integer(int at) const {
    auto const text = this->text(at);
    if (text == "t") return 1;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);  // NULL and "f" are 0, as on SQLite
    return number;
}

double PostgresColumns::real(int at) const {
    auto const text = this->text(at);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view PostgresColumns::bytes(int at) const {
    constexpr Oid bytea = 17;
    auto const text = this->text(at);
    if (PQftype(answer_, at) != bytea || !text.starts_with("\\x")) return text;
    unfolded_.resize(static_cast<std::size_t>(count()));
    auto& out = unfolded_[static_cast<std::size_t>(at)];
    out.clear();
    for (std::size_t i = 2; i + 1 < text.size(); i += 2)
        out.push_back(static_cast<char>(nibble(text[i]) * 16 + nibble(text[i + 1])));
    return out;
}

std::int64_t touched_by(PGresult* answer) {
    std::string_view const text = PQcmdTuples(answer);
    std::int64_t rows = 0;
    std::from_chars(text.data(), text.data() + text.size(), rows);
    return rows;
}

std::exception_ptr failure_of(PGresult const* answer, std::string_view statement,
                              NameConstraint const& name_constraint) {
    auto const state = field(answer, PG_DIAG_SQLSTATE);
    if (is_one_of(state, {"40001", "40P01"})) return std::make_exception_ptr(TryAgain());
    if (is_one_of(state, {"23505", "23P01", "23503", "23514", "23502"}))
        return std::make_exception_ptr(clash(state, answer, name_constraint));
    // Class 22 quotes the value it could not read.
    auto const message = state.starts_with("22") ? "a value does not fit" : field(answer, PG_DIAG_MESSAGE_PRIMARY);
    auto const what = fmt::format("{}: {} ({})", statement, message, state);
    // Shutting down, starting up, or the connection is broken.
    if (state.empty() || state.starts_with("08") || is_one_of(state, {"57P01", "57P02", "57P03", "25P03"}))
        return std::make_exception_ptr(Gone(what));
    // Out of disk, memory or connections; a lock not given; a server that turned into a replica; the disk itself.
    if (state.starts_with("53") || state.starts_with("58") || is_one_of(state, {"55P03", "25006", "57014"}))
        return std::make_exception_ptr(Unavailable(what));
    return std::make_exception_ptr(Fault(what));
}

}  // namespace sinergi::db
