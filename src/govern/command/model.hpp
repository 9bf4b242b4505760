#pragma once
// A command centre (Pusat Kendali, Si C-Ce): what stands open in each regency, what a shift hands over, what a day was.

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sinergi::command {

struct Shift;
using ShiftId = Id<Shift>;

/// What stands open in one regency.
struct Standing {
    std::string area;  // four digits; two of a province, "" of the country
    std::int64_t open_count = 0;
    std::int64_t late = 0;
    std::int64_t urgent = 0;
    std::int64_t incoming = 0;    // asked of this office
    std::int64_t asked_down = 0;  // this office waits for the regency
    Moment oldest_at;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (area, open_count, late, urgent, incoming, asked_down, oldest_at))

/// The note of a shift that ends, with what stood open then, and who took it.
struct Shift {
    ShiftId id;
    access::AccountId account;
    Moment at;
    std::string note;
    std::int64_t open = 0, late = 0, urgent = 0, incoming = 0;
    access::AccountId taken_by;
    std::optional<Moment> taken_at;
};
BOOST_DESCRIBE_STRUCT(Shift, (), (id, account, at, note, open, late, urgent, incoming, taken_by, taken_at))

/// So many askings of a kind (escalation, disposition), to us or from us, that stand in a state.
struct Tally {
    std::string kind;
    std::string way;  // "in" "out"
    std::string state;
    std::int64_t many = 0;
    std::int64_t urgent = 0;  // of those that ended: in time
};
BOOST_DESCRIBE_STRUCT(Tally, (), (kind, way, state, many, urgent))
struct Calls {
    std::string channel;
    std::int64_t many = 0;
    std::int64_t urgent = 0;
};
BOOST_DESCRIBE_STRUCT(Calls, (), (channel, many, urgent))

/// A day of the command centre.
struct DayReport {
    Date day;
    std::vector<Calls> calls;
    std::vector<Tally> asked, ended;
    std::vector<Standing> standings;  // as of now
};

}  // namespace sinergi::command
