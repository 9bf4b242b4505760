#include "grievances/model.hpp"

namespace sinergi::grievances {

std::string tracking_number(GrievanceId id) {
    std::string const digits = id.text().substr(1);
    return digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8);
}

}  // namespace sinergi::grievances
