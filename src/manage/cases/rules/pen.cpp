#include "cases/rules.hpp"

namespace sinergi::cases {

bool may_lead(Pen const& pen, std::string_view own) noexcept { return pen.node == own && pen.offered_to.empty(); }

Result<Pen> offered(Pen const& pen, std::string_view own, std::string_view to) {
    if (pen.node != own) return refuse(Why::conflict, "cases.pen_elsewhere", pen.node);
    if (!pen.offered_to.empty()) return refuse(Why::conflict, "cases.pen_is_offered", pen.offered_to);
    if (to == own) return refuse(Why::malformed, "cases.pen_elsewhere", pen.node);
    return Pen{.node = pen.node, .seq = pen.seq + 1, .offered_to = std::string(to)};
}

Result<Pen> taken(Pen const& pen, std::string_view own) {
    if (pen.offered_to != own) return refuse(Why::conflict, "cases.pen_not_offered");
    return Pen{.node = std::string(own), .seq = pen.seq + 1, .offered_to = {}};
}

Result<Pen> given_back(Pen const& pen, std::string_view own) {
    if (pen.offered_to != own) return refuse(Why::conflict, "cases.pen_not_offered");
    return Pen{.node = pen.node, .seq = pen.seq + 1, .offered_to = {}};
}

Pen heard(Pen const& mine, Pen const& news, std::string_view own) {
    if (news.seq <= mine.seq) return mine;
    // Ours until the office we offered it to has taken it; nobody else's word moves it.
    if (mine.node == own && news.node != own && news.node != mine.offered_to) return mine;
    // Nobody gives us the pen by saying so: it comes as an offer, which we take, or back from an offer of ours.
    if (news.node == own && mine.node != own) return mine;
    return news;
}

}  // namespace sinergi::cases
