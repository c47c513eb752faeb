"""What makes a meeting able to decide: notice, quorum, competence, requisition."""
