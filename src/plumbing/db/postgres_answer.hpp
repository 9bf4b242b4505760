#pragma once
// What PostgreSQL answers: rows, counts and refusals.

#include "plumbing/db/postgres_connection.hpp"

#include <libpq-fe.h>

namespace sinergi::db {

/// The rows of an answer, in text form.
class PostgresColumns final : public Columns {
public:
    explicit PostgresColumns(PGresult const* answer);
    void stand_on(int row) noexcept { row_ = row; }
    [[nodiscard]] int count() const noexcept override;
    [[nodiscard]] bool is_null(int at) const noexcept override;
    [[nodiscard]] std::int64_t integer(int at) const override;
    [[nodiscard]] double real(int at) const override;
    [[nodiscard]] std::string_view text(int at) const override;
    [[nodiscard]] std::string_view bytes(int at) const override;

private:
    PGresult const* answer_;
    int row_ = 0;
    mutable std::vector<std::string> unfolded_;  // a column each
};

/// Rows touched, or read.
[[nodiscard]] std::int64_t touched_by(PGresult* answer);

/// The exception for a refused statement. It names the statement and the state, never a value.
[[nodiscard]] std::exception_ptr failure_of(PGresult const* answer, std::string_view statement,
                                            NameConstraint const& name_constraint);

}  // namespace sinergi::db
