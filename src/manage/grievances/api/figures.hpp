#pragma once
// Figures as the dashboard and the recapitulation ask for them. Only for this house's api.

#include "grievances/api/shared.hpp"

namespace sinergi::grievances {

struct FiguresIn {
    std::optional<RegionCode> region;
    std::optional<Date> from, to;  // both included; default this year until today
    std::optional<Line<0, 40>> kind;
    std::optional<Board::By> by;  // for /figures/by
};
BOOST_DESCRIBE_STRUCT(FiguresIn, (), (region, from, to, kind, by))

struct Figure {
    std::string code;
    std::int64_t value = 0;
    std::optional<std::int64_t> of;  // out of so many
    std::string behind;              // the list it counts
};
BOOST_DESCRIBE_STRUCT(Figure, (), (code, value, of, behind))

struct Asked {
    Date first, last;
    FiguresAsked board;
};

/// @refuses access.act_not_allowed access.area_not_allowed grievances.period_backwards
[[nodiscard]] Result<Asked> asked_of(House& house, access::Officer const& by, FiguresIn const& in, Moment now);
/// `narrowed` goes to the list behind each: "unit=01JD000000UN1&".
[[nodiscard]] std::vector<Figure> nine(Figures const& figures, Asked const& asked, std::string_view narrowed = {});
/// Without the closed kinds that are fewer than five.
[[nodiscard]] std::vector<Slice> slices_for(House& house, Asked const& asked, Board::By by, Moment now);

}  // namespace sinergi::grievances
