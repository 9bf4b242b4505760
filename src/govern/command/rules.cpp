#include "command/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::command {
namespace {

constexpr std::size_t areas_max = 5;  // named in a report

std::int64_t many_of(std::vector<Tally> const& tallies, std::string_view kind, std::string_view way,
                     std::string_view state = {}) {
    std::int64_t all = 0;
    for (auto const& tally : tallies)
        if (tally.kind == kind && tally.way == way && (state.empty() || tally.state == state)) all += tally.many;
    return all;
}

void add_line(std::string& out, std::string const& label, std::int64_t many) {
    if (many > 0) out += fmt::format("- {}: {}\n", label, many);
}

void add_calls(std::string& out, DayReport const& report, Say const& say) {
    std::int64_t all = 0;
    std::int64_t urgent = 0;
    for (auto const& call : report.calls) {
        all += call.many;
        urgent += call.urgent;
    }
    out += fmt::format("\n*{}* {}\n", say("command.report_calls"), all);
    add_line(out, say("command.report_urgent"), urgent);
    for (auto const& call : report.calls) add_line(out, say("grievances.channel." + call.channel), call.many);
}

void add_asked(std::string& out, DayReport const& report, Say const& say) {
    for (auto const* kind : {"escalation", "disposition"}) {
        for (auto const* way : {"in", "out"}) {
            auto const asked = many_of(report.asked, kind, way);
            auto const ended = many_of(report.ended, kind, way);
            if (asked + ended == 0) continue;
            out += fmt::format("\n*{}* {}\n", say(fmt::format("command.report_{}_{}", kind, way)), asked);
            for (auto const* state : {"asked", "accepted", "declined"})
                add_line(out, say(fmt::format("command.report_state_{}", state)),
                         many_of(report.asked, kind, way, state));
            add_line(out, say("command.report_ended"), ended);
        }
    }
}

}  // namespace

Standing sum_of(std::vector<Standing> const& standings) {
    Standing sum;
    for (auto const& one : standings) {
        sum.open_count += one.open_count;
        sum.late += one.late;
        sum.urgent += one.urgent;
        sum.incoming += one.incoming;
        sum.asked_down += one.asked_down;
        if (sum.oldest_at == Moment{} || one.oldest_at < sum.oldest_at) sum.oldest_at = one.oldest_at;
    }
    return sum;
}

void sort_for_wall(std::vector<Standing>& standings) {
    std::ranges::sort(standings, [](Standing const& a, Standing const& b) {
        return std::tuple(-a.late, -a.urgent, -a.open_count, a.area) <
               std::tuple(-b.late, -b.urgent, -b.open_count, b.area);
    });
}

std::string text_of(DayReport const& report, std::string_view office, std::string_view day_text, Say const& say,
                    NameOf const& name_of) {
    std::string out = fmt::format("*{}*\n{}, {}\n", say("command.report_title"), office, day_text);
    add_calls(out, report, say);
    add_asked(out, report, say);
    auto const sum = sum_of(report.standings);
    out += fmt::format("\n*{}* {}\n", say("command.report_open"), sum.open_count);
    add_line(out, say("command.report_late"), sum.late);
    add_line(out, say("command.report_urgent"), sum.urgent);
    auto areas = report.standings;
    sort_for_wall(areas);
    std::erase_if(areas, [](Standing const& one) { return one.late == 0; });
    if (areas.size() > areas_max) areas.resize(areas_max);
    if (!areas.empty()) out += fmt::format("\n*{}*\n", say("command.report_late_where"));
    for (auto const& one : areas) add_line(out, name_of(one.area), one.late);
    return out;
}

}  // namespace sinergi::command
