"""What the office knows of the policies in force in a hall."""

from hall.domain import Hall
from hall.errors import Say
from scoring.active import activate


def policy_titles(hall: Hall) -> dict[str, Say]:
    """Return the titles of the policies in force, by id.

    Raises:
        PolicyError: The hall names a policy that is not there.
    """
    policies = [active.policy for active in activate(hall.policies)]
    return {policy.id: policy.title.say() for policy in policies}
