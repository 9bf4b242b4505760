#pragma once
// Reactivation of PBI-JK: who may get it, until when the family's data must be updated. Pure.
// @source docs/sources.md#pbi-reactivation

#include "base/result.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::requests {

/// Why care is needed.
enum class Need : std::uint8_t {
    chronic,
    catastrophic,
    emergency,
    other_service,  // any service a facility says is needed, a birth for one; since February 2026
};
BOOST_DESCRIBE_ENUM(Need, chronic, catastrophic, emergency, other_service)

/// What the law asks, in force on a day; rows of pbi_rule, a minister may change them.
struct PbiRule {
    bool takes_other_service = true;
    std::int64_t update_periods = 2;  // DTSEN periods (quarters) in which the data must be updated
    std::int64_t emergency_hours = 24;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(PbiRule, (), (takes_other_service, update_periods, emergency_hours, source))

struct PbiFacts {
    bool is_on_list = false;   // of the deactivated
    bool is_poor = false;      // or nearly poor, as verified
    bool is_recorded = false;  // electronic identity card
    bool has_letter = false;   // of the health facility
    Need need = Need::other_service;
};

/// Everything that stands against it, each with a sentence that says the next step; empty: eligible.
/// @source docs/sources.md#pbi-reactivation
[[nodiscard]] std::vector<std::string_view> against(PbiFacts const& facts, PbiRule const& rule);

/// The last day to update the data: the end of the `periods`-th quarter after the one of `reactivated`.
[[nodiscard]] Date update_due(Date reactivated, std::int64_t periods);

/// Where a recommendation stands after it was signed.
enum class Course : std::uint8_t {
    waiting,   // for the next file to SIKS-NG
    proposed,  // in a file
    reactivated,
    refused,
};
BOOST_DESCRIBE_ENUM(Course, waiting, proposed, reactivated, refused)

/// What is kept of a reactivation beside its request.
struct Pbi {
    Need need = Need::other_service;
    std::optional<Date> deactivated_on{};
    Course course = Course::waiting;
    std::int64_t batch = 0;  // the file for SIKS-NG it went with
    std::optional<Moment> proposed_at{};
    std::optional<Date> decided_on{};
    std::string outcome;  // what SIKS-NG said
    std::optional<Date> update_due{};
    std::optional<Date> updated_on{};
    std::optional<Moment> reminded_at{};
};
BOOST_DESCRIBE_STRUCT(Pbi, (),
                      (need, deactivated_on, course, batch, proposed_at, decided_on, outcome, update_due, updated_on,
                       reminded_at))

}  // namespace sinergi::requests
