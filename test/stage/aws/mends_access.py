"""Mends of moto's access control: where it refuses what AWS allows."""

from moto.iam import access_control
from moto.iam import policy_validation


def apply() -> None:
    _leave_out_what_moto_does_not_weigh()
    _accept_policy_documents()


def _leave_out_what_moto_does_not_weigh() -> None:
    """
    A statement with a Condition counts for nothing, and so does one about a service of AWS: moto would take "deny
    plain http", or "deny that service", as "deny".
    """
    original = access_control.IAMPolicyStatement.is_action_permitted

    def is_action_permitted(self, *args, **kwargs):
        principal = self._statement.get("Principal")
        if "Condition" in self._statement or (isinstance(principal, dict) and "Service" in principal):
            return access_control.PermissionResult.NEUTRAL
        return original(self, *args, **kwargs)

    access_control.IAMPolicyStatement.is_action_permitted = is_action_permitted


def _accept_policy_documents() -> None:
    """moto's own check refuses documents that AWS takes."""
    for validator in (
        policy_validation.BaseIAMPolicyValidator,
        policy_validation.IAMPolicyDocumentValidator,
        policy_validation.IAMTrustPolicyDocumentValidator,
    ):
        validator.validate = lambda self: None
