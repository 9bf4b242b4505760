#include "requests/rules/pbi.hpp"

namespace sinergi::requests {

std::vector<std::string_view> against(PbiFacts const& facts, PbiRule const& rule) {
    std::vector<std::string_view> all;
    if (!facts.has_letter) all.push_back("requests.pbi_no_letter");
    if (!facts.is_on_list) all.push_back("requests.pbi_not_on_list");
    if (!facts.is_poor) all.push_back("requests.pbi_not_poor");
    if (!facts.is_recorded) all.push_back("requests.pbi_not_recorded");
    if (facts.need == Need::other_service && !rule.takes_other_service) all.push_back("requests.pbi_need_not_covered");
    return all;
}

Date update_due(Date reactivated, std::int64_t periods) {
    auto const quarter = reactivated.year() * 4 + (reactivated.month() - 1) / 3 + static_cast<int>(periods) + 1;
    return Date::of(quarter / 4, quarter % 4 * 3 + 1, 1).value().plus_days(-1);
}

}  // namespace sinergi::requests
