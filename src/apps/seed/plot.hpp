#pragma once
// The six weeks as they will have been: who reports what on which day, and what becomes of it. Pure and the same for
// the same areas and `now`; life.hpp makes it happen.

#include "seed/pictures.hpp"
#include "seed/seed.hpp"
#include "seed/staff.hpp"
#include "seed/words.hpp"

#include "grievances/actions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::seed {

/// One complaint. Accounts are names, because there is no office yet.
struct Tale {
    grievances::NewGrievance wish;
    std::string by;                  // who takes it in; "" the citizen herself
    std::vector<std::string> names;  // accounts of officers it names
    std::vector<Scene> scenes;       // of its photos
    Gaps gaps;
};

/// One deed in the life of a complaint.
struct Turn {
    Moment at;
    std::size_t of = 0;  // place in Plot::tales
    grievances::Deed deed = grievances::Deed::received;
    std::string by{};  // account; "" the reporter
    std::string text{};
    std::string to{};                    // assign: account
    std::string unit{};                  // forward: code
    std::string reason{};                // reject
    std::optional<Date> until{};         // extend
    std::size_t into = 0;                // merge: place in Plot::tales
    std::optional<bool> is_satisfied{};  // rate
};

struct Plot {
    std::vector<Tale> tales;
    std::vector<Turn> turns;  // by time, none after `now`
};

/// What happens to a complaint, in the order of how often.
enum class Fate : std::uint8_t {
    smooth,
    quick,
    asked,
    forwarded,
    rejected,
    merged,
    rebutted,
    answered_again,
    extended,
    reopened,
    late,
    unverified,
    waiting,
    urgent_done,
    urgent_now,
    named_done,
    named_open,
    fresh,
};

inline constexpr std::int32_t plot_days = 42;

[[nodiscard]] Plot make_plot(Areas const& areas, std::vector<Post> const& posts, calendar::Calendar const& calendar,
                             Zone zone, Moment now);

}  // namespace sinergi::seed
